package dev.bureau.core.mutation;

import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import org.pitest.boot.HotSwapAgent;
import org.pitest.mutationtest.environment.TransformationPlugin;
import org.pitest.reloc.asm.ClassReader;
import org.pitest.reloc.asm.ClassVisitor;
import org.pitest.reloc.asm.ClassWriter;
import org.pitest.reloc.asm.Opcodes;
import org.pitest.reloc.asm.RecordComponentVisitor;

/**
 * Takes the annotations of record components off, in PIT's processes only. The JVM misreads type
 * annotations there when a class is replaced (JDK-8376185), and refuses to replace it once more:
 * every other change of a record with a {@code @Nullable} component would end in {@code RUN_ERROR},
 * and PIT counts that as noticed (hcoles/pitest#1285). Annotations of constructors and accessors,
 * the ones that are read here, stay.
 */
public final class PlainRecordComponents implements TransformationPlugin {
  @Override
  public String description() {
    return "Records without annotations of their components";
  }

  @Override
  public ClassFileTransformer makeMutationTransformer() {
    return new ClassFileTransformer() {
      private boolean last;

      @Override
      public synchronized byte[] transform(
          ClassLoader loader, String name, Class<?> old, ProtectionDomain domain, byte[] code) {
        if (name == null || !name.startsWith("dev/bureau/")) {
          return null;
        }
        if (!last) { // PIT's own comes after this one, and would put the annotations back
          last = true;
          HotSwapAgent.addTransformer(this);
        }
        return plain(code);
      }
    };
  }

  private static byte[] plain(byte[] code) {
    ClassWriter writer = new ClassWriter(0);
    new ClassReader(code)
        .accept(
            new ClassVisitor(Opcodes.ASM9, writer) {
              @Override
              public RecordComponentVisitor visitRecordComponent(
                  String component, String descriptor, String signature) {
                super.visitRecordComponent(component, descriptor, signature);
                return null;
              }
            },
            0);
    return writer.toByteArray();
  }
}
