package dev.liveops.architecture;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What a pom says, as far as the laws ask. */
final class Pom {

  private final Element project;

  private Pom(Element project) {
    this.project = project;
  }

  /** Reads the pom in a folder of the repository. */
  static Pom in(String folder) {
    Path file = Code.ROOT.resolve(folder).resolve("pom.xml");
    try {
      var builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
      return new Pom(builder.parse(file.toFile()).getDocumentElement());
    } catch (Exception e) {
      throw new IllegalStateException("cannot read " + file, e);
    }
  }

  List<String> modules() {
    return elements(project, "module").stream().map(Element::getTextContent).toList();
  }

  List<Dependency> dependencies() {
    return elements(project, "dependency").stream()
        .map(e -> new Dependency(text(e, "groupId"), text(e, "artifactId"), text(e, "scope")))
        .toList();
  }

  /** How many dependencies and plugins have a version of their own here. */
  int ownVersions() {
    return (int)
        Stream.of("dependency", "plugin", "path")
            .flatMap(name -> elements(project, name).stream())
            .filter(element -> !text(element, "version").isEmpty())
            .count();
  }

  private static String text(Element parent, String name) {
    return elements(parent, name).stream().findFirst().map(Element::getTextContent).orElse("");
  }

  private static List<Element> elements(Element parent, String name) {
    NodeList nodes = parent.getElementsByTagName(name);
    return IntStream.range(0, nodes.getLength()).mapToObj(i -> (Element) nodes.item(i)).toList();
  }

  /** A dependency; the scope is empty where the pom names none. */
  record Dependency(String groupId, String artifactId, String scope) {
    boolean isOurs() {
      return groupId.equals("dev.liveops");
    }

    boolean isForTests() {
      return scope.equals("test");
    }
  }
}
