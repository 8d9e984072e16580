/**
 * What the outside can ask of LiveOps: one concrete class per use case, told its ports and the
 * time, and bound to no framework.
 */
package dev.liveops.usecases;
