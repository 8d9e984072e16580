/**
 * What the rules need from outside, as interfaces; the Javadoc of each is a contract that every
 * adapter of it keeps.
 */
package dev.liveops.ports;
