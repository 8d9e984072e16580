/** The contract of those who keep secrets. */
package dev.liveops.testkit.signing;
