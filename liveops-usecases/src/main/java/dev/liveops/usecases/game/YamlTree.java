package dev.liveops.usecases.game;

import dev.liveops.usecases.game.Node.Entry;
import dev.liveops.usecases.game.Node.Items;
import dev.liveops.usecases.game.Node.Mapping;
import dev.liveops.usecases.game.Node.Refused;
import dev.liveops.usecases.game.Node.Scalar;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.parser.Parser;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * Turns YAML into a tree that knows its lines. Takes the plain part of YAML only: no anchors and
 * aliases, which blow a small document up, no tags, which name types, no second document.
 *
 * <p>It builds on the parser's events, and so bounds size and nesting before anything is built.
 */
final class YamlTree {

  private final Parser parser;
  private final Faults faults;

  private YamlTree(Parser parser, Faults faults) {
    this.parser = parser;
    this.faults = faults;
  }

  /** Nesting beyond the limit: there is no point in reading on. */
  private static final class TooDeep extends RuntimeException {
    private static final long serialVersionUID = 1;

    TooDeep() {
      super("nesting beyond the limit", null, false, false);
    }
  }

  /** The document's tree; empty, and the fault reported, where there is none to be had. */
  static Optional<Node> read(String yaml, Faults faults) {
    if (yaml.length() > Limits.DOCUMENT_BYTES_MAX
        || yaml.getBytes(StandardCharsets.UTF_8).length > Limits.DOCUMENT_BYTES_MAX) {
      faults.add(1, 1, "", "at most " + Limits.DOCUMENT_BYTES_MAX + " bytes");
      return Optional.empty();
    }
    LoaderOptions options = new LoaderOptions();
    options.setProcessComments(false);
    try {
      Parser parser = new ParserImpl(new StreamReader(yaml), options);
      return new YamlTree(parser, faults).document();
    } catch (TooDeep tooDeep) {
      return Optional.empty();
    } catch (MarkedYAMLException e) {
      var mark = e.getProblemMark();
      faults.add(mark.getLine() + 1, mark.getColumn() + 1, "", "YAML: " + e.getProblem());
      return Optional.empty();
    } catch (YAMLException e) {
      faults.add(1, 1, "", "YAML of printable characters");
      return Optional.empty();
    }
  }

  private Optional<Node> document() {
    parser.getEvent(); // the stream's start
    if (parser.checkEvent(Event.ID.StreamEnd)) {
      faults.add(1, 1, "", "a document, not nothing");
      return Optional.empty();
    }
    parser.getEvent(); // the document's start
    Node root = node("", 0);
    parser.getEvent(); // the document's end
    if (!parser.checkEvent(Event.ID.StreamEnd)) {
      Event next = parser.peekEvent();
      faults.add(line(next), column(next), "", "one document");
    }
    return Optional.of(root);
  }

  private Node node(String path, int depth) {
    Event event = parser.getEvent();
    if (depth > Limits.NESTING_MAX) {
      faults.add(line(event), column(event), path, "nesting of at most " + Limits.NESTING_MAX);
      throw new TooDeep();
    }
    Node node =
        switch (event) {
          case ScalarEvent scalar -> scalar(scalar);
          case MappingStartEvent start -> mapping(start, path, depth);
          case CollectionStartEvent start -> items(start, path, depth);
          default -> new Refused(line(event), column(event)); // an alias: the check below tells
        };
    boolean plain = fancy(event).isEmpty();
    fancy(event).ifPresent(what -> faults.add(node, path, "no " + what));
    return plain ? node : new Refused(node.line(), node.column());
  }

  private static Optional<String> fancy(Event event) {
    if (event instanceof AliasEvent) {
      return Optional.of("aliases");
    }
    if (event instanceof NodeEvent named && named.getAnchor() != null) {
      return Optional.of("anchors");
    }
    boolean tagged =
        event instanceof ScalarEvent scalar && scalar.getTag() != null
            || event instanceof CollectionStartEvent start && start.getTag() != null;
    return tagged ? Optional.of("tags") : Optional.empty();
  }

  private static Node scalar(ScalarEvent event) {
    boolean plain = event.getScalarStyle() == ScalarStyle.PLAIN;
    return new Scalar(line(event), column(event), event.getValue(), plain);
  }

  private Node items(Event start, String path, int depth) {
    List<Node> items = new ArrayList<>();
    while (!parser.checkEvent(Event.ID.SequenceEnd)) {
      items.add(node(Place.ofItem(path, items.size()), depth + 1));
    }
    parser.getEvent();
    return new Items(line(start), column(start), items);
  }

  private Node mapping(Event start, String path, int depth) {
    Map<String, Entry> entries = new LinkedHashMap<>();
    while (!parser.checkEvent(Event.ID.MappingEnd)) {
      Node key = node(path, depth + 1);
      String name = key instanceof Scalar scalar ? scalar.text() : "";
      String place = Place.ofKey(path, name);
      Node value = node(place, depth + 1);
      if (name.isEmpty()) {
        complain(key, path);
      } else if (entries.putIfAbsent(name, new Entry(name, key, value)) != null) {
        int first = entries.get(name).at().line();
        faults.add(key, place, "a key once, and it is on line " + first + " already");
      }
    }
    parser.getEvent();
    return new Mapping(line(start), column(start), List.copyOf(entries.values()));
  }

  private void complain(Node key, String path) {
    if (!(key instanceof Refused)) {
      faults.add(key, path, "text as a key");
    }
  }

  private static int line(Event event) {
    return event.getStartMark().getLine() + 1;
  }

  private static int column(Event event) {
    return event.getStartMark().getColumn() + 1;
  }
}
