/**
 * The durable default: one directory on one machine, no server.
 *
 * <p>The journal is the truth. Every other table is a checkpoint of a fold over it, written in the
 * background, and after a crash the fold goes on from there.
 */
package dev.liveops.adapters.local.filesystem;
