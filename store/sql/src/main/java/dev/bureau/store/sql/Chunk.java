package dev.bureau.store.sql;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * Bodies of neighbouring entries as one deflated piece: how many there are, then version, index,
 * length and UTF-8 text of each.
 */
final class Chunk {
  private Chunk() {}

  /** Where in a journal an entry is. */
  record Place(long version, int index) {}

  static byte[] of(Map<Place, String> bodies) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(new DeflaterOutputStream(bytes))) {
      out.writeInt(bodies.size());
      for (Map.Entry<Place, String> each : bodies.entrySet()) {
        byte[] body = each.getValue().getBytes(StandardCharsets.UTF_8);
        out.writeLong(each.getKey().version());
        out.writeInt(each.getKey().index());
        out.writeInt(body.length);
        out.write(body);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e); // nothing is written but memory
    }
    return bytes.toByteArray();
  }

  /**
   * The bodies in it.
   *
   * @throws IllegalArgumentException if it is damaged
   */
  static Map<Place, String> read(byte[] content) {
    Map<Place, String> bodies = new LinkedHashMap<>();
    try (DataInputStream in =
        new DataInputStream(new InflaterInputStream(new ByteArrayInputStream(content)))) {
      for (int left = in.readInt(); left > 0; left--) {
        Place place = new Place(in.readLong(), in.readInt());
        byte[] body = in.readNBytes(in.readInt());
        bodies.put(place, new String(body, StandardCharsets.UTF_8));
      }
    } catch (IOException | IllegalArgumentException e) {
      throw new IllegalArgumentException("The packed bodies cannot be read", e);
    }
    return bodies;
  }
}
