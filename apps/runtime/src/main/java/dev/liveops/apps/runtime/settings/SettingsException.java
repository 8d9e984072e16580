package dev.liveops.apps.runtime.settings;

import java.util.List;

/** Settings that cannot be used; the message lists everything that is wrong with them. */
public final class SettingsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<String> faults;

  SettingsException(List<String> faults) {
    super(message(faults));
    this.faults = List.copyOf(faults);
  }

  /** Each fault in a line of its own: the setting, what was expected, and what was there. */
  public List<String> faults() {
    return faults;
  }

  private static String message(List<String> faults) {
    String head = faults.size() == 1 ? "1 setting is wrong" : faults.size() + " settings are wrong";
    return head + ":\n  " + String.join("\n  ", faults);
  }
}
