/** Serves the page for the people who run the game. */
package dev.liveops.apps.web;
