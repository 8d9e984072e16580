package dev.liveops.domain.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MerkleTest {

  /** The leaves that the tables were made of, and that RFC 6962's own programs are tested with. */
  private static final List<Hash> LEAVES =
      Stream.of(
              "",
              "00",
              "10",
              "2021",
              "3031",
              "40414243",
              "5051525354555657",
              "606162636465666768696a6b6c6d6e6f")
          .map(hex -> MerkleTree.leaf(HexFormat.of().parseHex(hex)))
          .toList();

  @Test
  void theRootsOfKnownTreesAreKnown() {
    assertEquals(
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        root(LEAVES.subList(0, 0)).toString());
    assertEquals(
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        root(LEAVES.subList(0, 1)).toString());
    assertEquals(
        "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
        root(LEAVES).toString());
  }

  @Test
  void everyInclusionProofOfTheTablesIsJudgedRight() throws Exception {
    int judged = 0;
    for (JsonNode table : tables("inclusion")) {
      long index = table.get("leafIdx").asLong();
      long size = table.get("treeSize").asLong();
      boolean right =
          judge(
              () ->
                  proof(table).includes(hash(table, "leafHash"), index, size, hash(table, "root")));
      assertEquals(!table.get("wantErr").asBoolean(), right, table::toString);
      judged++;
    }
    assertEquals(98, judged);
  }

  @Test
  void everyConsistencyProofOfTheTablesIsJudgedRight() throws Exception {
    int judged = 0;
    for (JsonNode table : tables("consistency")) {
      long oldSize = table.get("size1").asLong();
      long size = table.get("size2").asLong();
      boolean right =
          judge(
              () ->
                  proof(table).extended(oldSize, hash(table, "root1"), size, hash(table, "root2")));
      assertEquals(!table.get("wantErr").asBoolean(), right, table::toString);
      judged++;
    }
    assertEquals(98, judged);
  }

  @Test
  void everyProofOfAPartOfATreeInTheTablesIsJudgedRight() throws Exception {
    int judged = 0;
    for (JsonNode table : tables("subtreeconsistency")) {
      boolean right =
          judge(
              () ->
                  proof(table)
                      .hasPart(
                          table.get("start").asLong(),
                          table.get("end").asLong(),
                          hash(table, "root1"),
                          table.get("size").asLong(),
                          hash(table, "root2")));
      assertEquals(!table.get("wantErr").asBoolean(), right, table::toString);
      judged++;
    }
    assertEquals(118, judged);
  }

  @Test
  void everyInclusionProofWithinAPartInTheTablesIsJudgedRight() throws Exception {
    int judged = 0;
    for (JsonNode table : tables("subtreeinclusion")) {
      long start = table.get("start").asLong();
      // One table has an end beyond 63 bits; as a signed number it is negative, and no end of
      // anything.
      long end = table.get("end").bigIntegerValue().longValue();
      long index = table.get("leafIdx").asLong();
      boolean right =
          judge(
              () ->
                  isPart(start, end)
                      && proof(table)
                          .includes(
                              hash(table, "leafHash"),
                              index - start,
                              end - start,
                              hash(table, "root")));
      assertEquals(!table.get("wantErr").asBoolean(), right, table::toString);
      judged++;
    }
    assertEquals(204, judged);
  }

  @Test
  void theProofsOfTheTablesAreTheProofsMade() throws Exception {
    int made = 0;
    for (JsonNode table : tables("inclusion")) {
      if (!table.get("wantErr").asBoolean() && !table.get("root").asText().startsWith("DTrt")) {
        List<Hash> leaves = LEAVES.subList(0, table.get("treeSize").asInt());
        int index = table.get("leafIdx").asInt();
        assertEquals(proof(table), MerkleProof.ofInclusion(leaves, index), table::toString);
        made++;
      }
    }
    for (JsonNode table : tables("consistency")) {
      if (table.get("desc").asText().equals("happy path")) {
        List<Hash> leaves = LEAVES.subList(0, table.get("size2").asInt());
        int oldSize = table.get("size1").asInt();
        assertEquals(proof(table), MerkleProof.ofConsistency(leaves, oldSize), table::toString);
        made++;
      }
    }
    assertEquals(10, made);
  }

  @Test
  void everyLeafAndEveryGrowthOfSmallTreesIsProvedAndNothingElseIs() {
    for (int size = 1; size <= 40; size++) {
      List<Hash> leaves = leaves(size);
      Hash root = root(leaves);
      for (int at = 0; at < size; at++) {
        MerkleProof inclusion = MerkleProof.ofInclusion(leaves, at);
        assertTrue(inclusion.includes(leaves.get(at), at, size, root));
        assertFalse(inclusion.includes(leaves.get(at), at + 1L, size, root));
        assertFalse(inclusion.includes(leaves.get(at), at, size, leaves(size + 1).get(size)));
        int oldSize = at + 1;
        Hash oldRoot = root(leaves.subList(0, oldSize));
        MerkleProof growth = MerkleProof.ofConsistency(leaves, oldSize);
        assertTrue(growth.extended(oldSize, oldRoot, size, root));
        assertFalse(growth.extended(oldSize, leaves(size + 1).get(size), size, root));
      }
    }
  }

  @Test
  void everyPartOfSmallTreesIsProved() {
    for (int size = 1; size <= 20; size++) {
      List<Hash> leaves = leaves(size);
      Hash root = root(leaves);
      for (int start = 0; start < size; start++) {
        for (int end = start + 1; end <= size; end++) {
          if (isPart(start, end)) {
            MerkleProof proof = MerkleProof.ofPart(leaves, start, end);
            Hash part = root(leaves.subList(start, end));
            assertTrue(proof.hasPart(start, end, part, size, root));
          }
        }
      }
    }
  }

  @Test
  void theRunningRootIsTheRootOfEverySize() {
    MerkleTree running = new MerkleTree();
    List<Hash> leaves = leaves(600);
    for (int size = 0; size < 600; size++) {
      assertEquals(size, running.size());
      assertEquals(byDefinition(leaves.subList(0, size)), running.root());
      running.add(leaves.get(size));
    }
  }

  @Test
  void thereIsNoProofOfWhatATreeDoesNotHave() {
    assertThrows(IllegalArgumentException.class, () -> MerkleProof.ofInclusion(LEAVES, 8));
    assertThrows(IllegalArgumentException.class, () -> MerkleProof.ofInclusion(LEAVES, -1));
    assertThrows(IllegalArgumentException.class, () -> MerkleProof.ofConsistency(LEAVES, 0));
    assertThrows(IllegalArgumentException.class, () -> MerkleProof.ofConsistency(LEAVES, 9));
  }

  /** RFC 6962 section 2.1, word by word. */
  private static Hash byDefinition(List<Hash> leaves) {
    if (leaves.size() <= 1) {
      return leaves.isEmpty() ? Hash.finish(Hash.sha256()) : leaves.get(0);
    }
    int split = 1;
    while (split * 2 < leaves.size()) {
      split *= 2;
    }
    return MerkleTree.node(
        Hash.sha256(),
        byDefinition(leaves.subList(0, split)),
        byDefinition(leaves.subList(split, leaves.size())));
  }

  private static boolean isPart(long start, long end) {
    long span = 1;
    while (span < end - start) {
      span *= 2;
    }
    return start < end && start % span == 0;
  }

  private static Hash root(List<Hash> leaves) {
    MerkleTree tree = new MerkleTree();
    leaves.forEach(tree::add);
    return tree.root();
  }

  private static List<Hash> leaves(int count) {
    List<Hash> leaves = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      leaves.add(MerkleTree.leaf(new byte[] {(byte) i, (byte) (i >> 8)}));
    }
    return leaves;
  }

  private static MerkleProof proof(JsonNode table) {
    List<Hash> hashes = new ArrayList<>();
    table.get("proof").forEach(hash -> hashes.add(Hash.of(decoded(hash.asText()))));
    return new MerkleProof(hashes);
  }

  private static Hash hash(JsonNode table, String name) {
    byte[] bytes = decoded(table.get(name).asText());
    // Where a root does not matter the tables have a text in its place; any hash will do as well.
    return new String(bytes, java.nio.charset.StandardCharsets.US_ASCII).startsWith("don't care")
        ? MerkleTree.leaf(bytes)
        : Hash.of(bytes);
  }

  private static byte[] decoded(String base64) {
    return Base64.getDecoder().decode(base64);
  }

  /** What cannot even be a hash is refused when it is read. */
  private static boolean judge(java.util.function.BooleanSupplier proves) {
    try {
      return proves.getAsBoolean();
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static List<JsonNode> tables(String kind) throws IOException, URISyntaxException {
    Path root = Path.of(MerkleTest.class.getResource("merkle/testdata/" + kind).toURI());
    try (Stream<Path> files = Files.walk(root)) {
      List<JsonNode> tables = new ArrayList<>();
      for (Path file : files.filter(path -> path.toString().endsWith(".json")).sorted().toList()) {
        tables.add(new ObjectMapper().readTree(file.toFile()));
      }
      return tables;
    }
  }
}
