/** Takes in signed gameplay events, and answers 202 only when they are durable. */
package dev.liveops.apps.gateway;
