package dev.liveops.apps.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/**
 * Keeps {@code docs/cli.md} true: what it shows as help is the help, and its examples can be typed.
 * To write the help anew, run this test with {@code -Dcli.reference=write}.
 */
class ReferenceTest {

  private static final Path REFERENCE = Path.of("../../docs/cli.md");
  private static final Pattern HELP =
      Pattern.compile("(<!-- help: (liveops[a-z ]*) -->\n```text\n)(.*?)(```\n)", Pattern.DOTALL);
  private static final Pattern EXAMPLES = Pattern.compile("```sh\n(.*?)```\n", Pattern.DOTALL);
  private static final Pattern EXAMPLE = Pattern.compile("\\./liveops ([^|>)&#\n]*)");

  private final Map<String, CommandLine> commands = new LinkedHashMap<>();

  ReferenceTest() {
    add(CommandRun.commandLine());
  }

  private void add(CommandLine command) {
    commands.put(command.getCommandSpec().qualifiedName(), command);
    command.getSubcommands().values().forEach(this::add);
  }

  @Test
  void theReferenceShowsTheHelpOfEveryCommand() throws IOException {
    String document = Files.readString(REFERENCE);
    List<String> shown = HELP.matcher(document).results().map(match -> match.group(2)).toList();
    assertEquals(List.copyOf(commands.keySet()), shown);

    String expected = HELP.matcher(document).replaceAll(this::withHelp);
    if ("write".equals(System.getProperty("cli.reference"))) {
      Files.writeString(REFERENCE, expected);
    }
    assertEquals(expected, Files.readString(REFERENCE));
  }

  private String withHelp(MatchResult section) {
    String help = commands.get(section.group(2)).getUsageMessage(Ansi.OFF);
    return Matcher.quoteReplacement(section.group(1) + plain(help) + section.group(4));
  }

  private static String plain(String help) {
    return help.lines().map(String::stripTrailing).reduce("", (all, line) -> all + line + "\n");
  }

  @Test
  void everyExampleIsACommandLineAndEveryCommandHasOne() throws IOException {
    Set<String> withoutExample = new TreeSet<>(commands.keySet());
    withoutExample.removeAll(Set.of("liveops", "liveops audit"));
    for (String line : examples()) {
      CommandLine.ParseResult parsed = CommandRun.commandLine().parseArgs(words(line));
      while (parsed.hasSubcommand()) {
        parsed = parsed.subcommand();
      }
      withoutExample.remove(parsed.commandSpec().qualifiedName());
    }
    assertEquals(Set.of(), withoutExample);
  }

  private static List<String> examples() throws IOException {
    List<String> lines = new ArrayList<>();
    EXAMPLES
        .matcher(Files.readString(REFERENCE))
        .results()
        .flatMap(block -> EXAMPLE.matcher(block.group(1)).results())
        .forEach(example -> lines.add(example.group(1).strip()));
    return lines;
  }

  private static String[] words(String line) {
    return line.split("\\s+");
  }
}
