package dev.liveops.apps.runtime.http;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataListener;
import io.helidon.common.buffers.DataReader;
import io.helidon.common.buffers.LazyString;
import java.nio.charset.Charset;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A reader that lets go of what was read. Helidon's puts every buffer that it reads behind the one
 * before: once a collection has taken one of them for long-lived, all that follow it on the
 * connection survive as well, dead as they are, because it still refers to the next. Here, every
 * request begins a new chain.
 *
 * <p>For one thread, as Helidon's is.
 */
final class ForgetfulReader extends DataReader {

  private final Supplier<byte[]> source;
  private Consumer<DataReader> listening = reader -> {};
  private DataReader chain;

  /**
   * Begins with nothing read.
   *
   * @param source waits for bytes of the client; null at the end
   */
  ForgetfulReader(Supplier<byte[]> source) {
    super(source);
    this.source = source;
    this.chain = new DataReader(source);
  }

  /** Lets go of what was read, unless there is more in it. Not while something is being read. */
  void forget() {
    if (chain.available() == 0) {
      chain = new DataReader(source);
      listening.accept(chain);
    }
  }

  @Override
  public <T> void listener(DataListener<T> listener, T context) {
    listening = reader -> reader.listener(listener, context);
    listening.accept(chain);
  }

  @Override
  public int available() {
    return chain.available();
  }

  @Override
  public void pullData() {
    chain.pullData();
  }

  @Override
  public void skip(int length) {
    chain.skip(length);
  }

  @Override
  public void ensureAvailable() {
    chain.ensureAvailable();
  }

  @Override
  public byte read() {
    return chain.read();
  }

  @Override
  public byte lookup() {
    return chain.lookup();
  }

  @Override
  public boolean startsWithNewLine() {
    return chain.startsWithNewLine();
  }

  @Override
  public boolean startsWith(byte[] prefix) {
    return chain.startsWith(prefix);
  }

  @Override
  public BufferData readBuffer() {
    return chain.readBuffer();
  }

  @Override
  public BufferData readBuffer(int length) {
    return chain.readBuffer(length);
  }

  @Override
  public BufferData getBuffer(int length) {
    return chain.getBuffer(length);
  }

  @Override
  public LazyString readLazyString(Charset charset, int length) {
    return chain.readLazyString(charset, length);
  }

  @Override
  public String readAsciiString(int length) {
    return chain.readAsciiString(length);
  }

  @Override
  public byte[] readBytes(int length) {
    return chain.readBytes(length);
  }

  @Override
  public String readLine() throws IncorrectNewLineException {
    return chain.readLine();
  }

  @Override
  public int findOrNewLine(byte wanted, int max) throws IncorrectNewLineException {
    return chain.findOrNewLine(wanted, max);
  }

  @Override
  public String debugDataHex() {
    return chain.debugDataHex();
  }

  @Override
  public int findNewLine(int max) throws IncorrectNewLineException {
    return chain.findNewLine(max);
  }
}
