package io.credlake.lake;

/**
 * A step from one layout of a lake to the next. It may break off anywhere and is then taken again
 * from its beginning.
 */
interface Migration {

  /** Number of the layout that it leads to. */
  int to();

  /** What it does, in Chinese and English. */
  String what();

  /** Does it; nobody else writes into the lake meanwhile. */
  void apply(Lake lake);
}
