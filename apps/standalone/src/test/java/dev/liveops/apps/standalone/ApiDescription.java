package dev.liveops.apps.standalone;

import dev.liveops.apps.runtime.http.Route;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** {@code docs/openapi.yaml}, as far as the tests look into it. */
final class ApiDescription {
  private static final Set<String> METHODS =
      Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");

  private final Map<String, Object> document;

  private ApiDescription(Map<String, Object> document) {
    this.document = document;
  }

  /** An operation: what answers a method on a path. */
  record Operation(Route route, Map<String, Object> description) {

    Set<String> services() {
      Object named = description.getOrDefault("x-service", List.of());
      return named instanceof List<?> several
          ? several.stream().map(Object::toString).collect(Collectors.toSet())
          : Set.of(named.toString());
    }

    @Override
    public String toString() {
      return route.label();
    }
  }

  static ApiDescription read() {
    LoaderOptions strict = new LoaderOptions();
    strict.setAllowDuplicateKeys(false);
    try (Reader in = Files.newBufferedReader(Path.of("..", "..", "docs", "openapi.yaml"))) {
      return new ApiDescription(map(new Yaml(new SafeConstructor(strict)).load(in)));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  List<Operation> operations() {
    List<Operation> operations = new ArrayList<>();
    map(document.get("paths"))
        .forEach(
            (path, item) ->
                map(item)
                    .forEach(
                        (method, description) -> {
                          if (METHODS.contains(method)) {
                            Route route = new Route(method.toUpperCase(Locale.ROOT), path);
                            operations.add(new Operation(route, map(description)));
                          }
                        }));
    return operations;
  }

  /** The names of the parameters that an operation takes from its path. */
  Set<String> pathParametersOf(Operation operation) {
    return parametersOf(operation, "path");
  }

  /**
   * The names of the parameters that an operation takes from somewhere.
   *
   * @param place {@code path}, {@code query} or {@code header}
   */
  Set<String> parametersOf(Operation operation, String place) {
    Set<String> names = new TreeSet<>();
    if (operation.description().get("parameters") instanceof List<?> parameters) {
      for (Object each : parameters) {
        Map<String, Object> parameter = resolved(map(each));
        if (parameter.get("in").equals(place)) {
          names.add(parameter.get("name").toString());
        }
      }
    }
    return names;
  }

  /** The node itself, or what it refers to. */
  Map<String, Object> resolved(Map<String, Object> node) {
    if (!(node.get("$ref") instanceof String reference)) {
      return node;
    }
    Map<String, Object> found = document;
    for (String step : reference.substring(2).split("/")) {
      found = map(found.get(step));
    }
    return found;
  }

  /** The routes of a service. */
  Set<String> routesOf(String service) {
    return operations().stream()
        .filter(operation -> operation.services().contains(service))
        .map(operation -> operation.route().label())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  Set<String> services() {
    return operations().stream()
        .flatMap(operation -> operation.services().stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** All components, as they stand in the document. */
  Object componentsTree() {
    return document.get("components");
  }

  /** Every component that is referred to, be it by {@code $ref} or as a way to be let in. */
  Set<String> references() {
    Set<String> found = new TreeSet<>();
    collectReferences(document, found);
    for (Operation operation : operations()) {
      for (Object way : (List<?>) operation.description().get("security")) {
        map(way).keySet().forEach(name -> found.add("#/components/securitySchemes/" + name));
      }
    }
    return found;
  }

  private static void collectReferences(Object node, Set<String> found) {
    if (node instanceof Map<?, ?> object) {
      if (object.get("$ref") instanceof String reference) {
        found.add(reference);
      }
      object.values().forEach(value -> collectReferences(value, found));
    } else if (node instanceof List<?> list) {
      list.forEach(value -> collectReferences(value, found));
    }
  }

  /** Everything under {@code components}, as references name it. */
  Set<String> components() {
    Set<String> found = new TreeSet<>();
    map(document.get("components"))
        .forEach(
            (kind, all) ->
                map(all).keySet().forEach(name -> found.add("#/components/" + kind + "/" + name)));
    return found;
  }

  @SuppressWarnings("unchecked")
  static Map<String, Object> map(Object node) {
    return (Map<String, Object>) node;
  }
}
