/** The contract of the audit trail. */
package dev.liveops.testkit.audit;
