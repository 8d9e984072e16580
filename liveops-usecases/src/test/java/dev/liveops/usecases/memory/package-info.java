/** The ports in memory, for the tests of use cases: small, honest, and able to fail on request. */
package dev.liveops.usecases.memory;
