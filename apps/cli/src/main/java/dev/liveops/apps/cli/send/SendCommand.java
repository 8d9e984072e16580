package dev.liveops.apps.cli.send;

import dev.liveops.apps.cli.console.DurationConverter;
import dev.liveops.apps.cli.console.ExitCode;
import dev.liveops.apps.cli.console.Input;
import dev.liveops.apps.cli.console.Terminal;
import dev.liveops.apps.cli.gateway.Backoff;
import dev.liveops.apps.cli.gateway.Gateway;
import dev.liveops.apps.cli.gateway.GatewayOptions;
import dev.liveops.apps.cli.gateway.Outcome;
import dev.liveops.apps.cli.gateway.Outcomes;
import dev.liveops.apps.cli.gateway.Pause;
import dev.liveops.apps.cli.send.Parcel.KeyedEvent;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Sends events out of files, and prints what became of each. */
@Command(
    name = "send",
    header = "Signs events, sends them, and prints what became of each.",
    description = {
      "A file holds one event, a JSON array of events, or one event on each line. What the gateway"
          + " refuses for the moment (409, 429, 503) is sent again; no event can count twice by"
          + " that. Ends with 1 if any event was refused or rejected."
    })
public final class SendCommand implements Callable<Integer> {

  private static final int KEY_PREFIX_LENGTH_MAX = 100;

  private final InstantSource clock;

  @Mixin private final GatewayOptions gateway;
  @Spec private CommandSpec spec;

  @Parameters(arity = "1..*", paramLabel = "FILE|-", description = "Files; - is standard input.")
  private List<String> files = List.of();

  @Option(
      names = "--batch",
      paramLabel = "N",
      defaultValue = "100",
      description =
          "Send up to N events in a request, 1 to "
              + Parcel.EVENTS_MAX
              + " (default: ${DEFAULT-VALUE}).")
  private int batchEventsMax;

  @Option(
      names = "--idempotency-key",
      paramLabel = "PREFIX",
      description = {
        "Name the events PREFIX-1, PREFIX-2 and so on in the order they are read. The same files"
            + " sent again under the same prefix are the same events: they do not count twice.",
        "(default: a new name for each)"
      })
  private Optional<String> keyPrefix = Optional.empty();

  @Option(
      names = "--wait",
      paramLabel = "TIME",
      defaultValue = "5s",
      converter = DurationConverter.class,
      description =
          "Wait so long for verdicts, such as 500ms, 5s or 1m; 0 does not ask for them (default:"
              + " ${DEFAULT-VALUE}).")
  private Duration waitMax;

  @Option(
      names = "--retries",
      paramLabel = "N",
      defaultValue = "6",
      description = "Give up when N retries in a row brought nothing (default: ${DEFAULT-VALUE}).")
  private int retriesMax;

  /** A command that falls back on the environment. */
  public SendCommand(Map<String, String> environment, InstantSource clock) {
    this.gateway = new GatewayOptions(environment);
    this.clock = clock;
  }

  @Override
  public Integer call() throws InterruptedException {
    checkOptions();
    List<KeyedEvent> events = events();
    if (events.isEmpty()) {
      throw new ParameterException(spec.commandLine(), "no event in " + String.join(" ", files));
    }
    try (Gateway at = new Gateway(gateway.address(), gateway.signer(), clock)) {
      List<Sent> sent = send(events, at);
      List<String> ids = sent.stream().filter(Sent::accepted).map(Sent::eventId).toList();
      Map<String, Outcome> outcomes =
          new Outcomes(at, Pause.REAL, System::nanoTime).of(ids, waitMax);
      SendReport report = new SendReport(sent, outcomes);
      report.print(spec.commandLine().getOut(), Terminal.colours());
      return exitCode(sent, report);
    }
  }

  /** Sends everything, up to the first event that got no answer. */
  private List<Sent> send(List<KeyedEvent> events, Gateway at) throws InterruptedException {
    Backoff backoff = new Backoff(retriesMax, new SplittableRandom());
    Sender sender = new Sender(at, backoff, Pause.REAL);
    List<Sent> sent = new ArrayList<>(events.size());
    boolean answering = true;
    for (Parcel parcel : Parcel.pack(events, batchEventsMax)) {
      List<Sent> next = answering ? sender.send(parcel) : parcel.unanswered();
      answering = next.stream().allMatch(each -> each.answer().isPresent());
      sent.addAll(next);
    }
    return sent;
  }

  private static int exitCode(List<Sent> sent, SendReport report) {
    boolean silent = sent.stream().anyMatch(each -> each.answer().isEmpty());
    return silent ? ExitCode.UNREACHABLE : report.anyRefused() ? ExitCode.REFUSED : ExitCode.OK;
  }

  private void checkOptions() {
    check(batchEventsMax >= 1 && batchEventsMax <= Parcel.EVENTS_MAX, "--batch: expected 1 to 500");
    check(retriesMax >= 0, "--retries: expected 0 or more");
    String prefix = keyPrefix.orElse("a");
    check(
        !prefix.isBlank()
            && prefix.length() <= KEY_PREFIX_LENGTH_MAX
            && prefix.chars().allMatch(c -> c >= ' ' && c <= '~' && c != '"' && c != '\\'),
        "--idempotency-key: expected 1 to 100 printable characters of ASCII, no \" or \\");
    long standard = files.stream().filter(Input.STANDARD::equals).count();
    check(standard <= 1, "standard input can be read only once");
  }

  private void check(boolean holds, String otherwise) {
    if (!holds) {
      throw new ParameterException(spec.commandLine(), otherwise);
    }
  }

  private List<KeyedEvent> events() {
    List<KeyedEvent> events = new ArrayList<>();
    for (String file : files) {
      for (FileEvent event : EventFiles.events(file, Input.read(file))) {
        String name =
            keyPrefix.isPresent()
                ? keyPrefix.get() + "-" + (events.size() + 1)
                : UUID.randomUUID().toString();
        events.add(new KeyedEvent(event, name));
      }
    }
    return events;
  }
}
