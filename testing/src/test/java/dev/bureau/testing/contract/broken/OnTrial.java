package dev.bureau.testing.contract.broken;

import dev.bureau.core.store.Capabilities;
import dev.bureau.core.store.Store;
import dev.bureau.core.store.StoreFactory;
import dev.bureau.store.memory.Memory;
import dev.bureau.testing.ForwardingStore;
import dev.bureau.testing.contract.StoreContract;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * The contract on the broken store that a configuration parameter names, or on an intact one. The
 * data outlive all stores and processes of a test, as those of a database server do.
 */
@ExtendWith(OnTrial.Named.class)
class OnTrial extends StoreContract {
  static final String PARAMETER = "bureau.broken.store";

  private final StoreFactory data = Memory.store();
  private final Supplier<Defect> fault;
  private final StoreFactory factory;

  OnTrial(Supplier<Defect> fault) {
    this.fault = fault;
    this.factory = process();
  }

  @Override
  protected StoreFactory factory() {
    return factory;
  }

  @Override
  protected StoreFactory restarted() {
    return process();
  }

  private StoreFactory process() {
    Defect inThisProcess = fault.get();
    return (seams, catalogue) -> inThisProcess.in(new Lasting(data.open(seams, catalogue)));
  }

  /** A store whose data another process finds. */
  private static final class Lasting extends ForwardingStore {
    Lasting(Store works) {
      super(works);
    }

    @Override
    public Capabilities capabilities() {
      return new Capabilities(true, true);
    }
  }

  /** Gives the fault that the parameter names. */
  static final class Named implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == Supplier.class;
    }

    @Override
    public Supplier<Defect> resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return context
          .getConfigurationParameter(PARAMETER, BrokenStore::valueOf)
          .<Supplier<Defect>>map(broken -> broken::inNewProcess)
          .orElse(() -> works -> works);
    }
  }
}
