/**
 * The whole pipeline in one thread: clients, use cases and stores, with everything going wrong that
 * may, drawn from one seed.
 */
package dev.liveops.usecases.simulation;
