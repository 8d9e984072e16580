/** The contracts of those who decide who may pass. */
package dev.liveops.testkit.admission;
