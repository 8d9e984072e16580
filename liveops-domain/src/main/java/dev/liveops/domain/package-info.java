/** The rules of a live game, by feature, and the form in which the features keep their states. */
package dev.liveops.domain;
