package dev.liveops.usecases.game;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the reference shows works. */
class ReferenceTest {

  private static final Pattern BLOCK = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

  @Test
  void everyExampleOfTheReferenceCanBeRead() {
    List<String> blocks =
        BLOCK.matcher(Docs.text("game-definition.md")).results().map(m -> m.group(1)).toList();
    assertTrue(blocks.size() > 7, "examples: " + blocks.size());
    assertInstanceOf(GameDefinitionReader.Read.class, GameDefinitionReader.read(blocks.getFirst()));
    for (String block : blocks) {
      ObjectNode document = (ObjectNode) Docs.tree(blocks.getFirst());
      document.setAll((ObjectNode) Docs.tree(block));
      var result = GameDefinitionReader.read(document.toString());
      assertInstanceOf(GameDefinitionReader.Read.class, result, () -> block + result);
      assertEquals(Set.of(), Docs.schema().validate(document), block);
    }
  }
}
