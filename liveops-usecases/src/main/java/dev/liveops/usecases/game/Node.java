package dev.liveops.usecases.game;

import java.util.List;

/** A part of a document, and where it begins: lines and columns from 1. */
sealed interface Node {

  int line();

  int column();

  /**
   * A single value.
   *
   * @param plain whether it was written without quotes, so that it may be a number, true, false or
   *     nothing at all
   */
  record Scalar(int line, int column, String text, boolean plain) implements Node {}

  /** A list. */
  record Items(int line, int column, List<Node> items) implements Node {}

  /** Keys and their values, each key once. */
  record Mapping(int line, int column, List<Entry> entries) implements Node {}

  /** Something that has been reported already: no reader needs to complain again. */
  record Refused(int line, int column) implements Node {}

  /** A key of a mapping. */
  record Entry(String key, Node at, Node value) {}
}
