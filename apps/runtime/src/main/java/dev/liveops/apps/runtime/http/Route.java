package dev.liveops.apps.runtime.http;

/**
 * A route that a server answers.
 *
 * @param method the HTTP method, such as {@code POST}
 * @param template the path, with parameters in braces, such as {@code /players/{id}}
 */
public record Route(String method, String template) {

  /** Method and template, as metrics and logs name the route. */
  public String label() {
    return method + " " + template;
  }
}
