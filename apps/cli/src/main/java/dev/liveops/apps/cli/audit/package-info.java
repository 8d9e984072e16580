/** The commands that prove what is stored: {@code audit verify} and {@code verify}. */
package dev.liveops.apps.cli.audit;
