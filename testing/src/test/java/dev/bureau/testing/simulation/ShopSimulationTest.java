package dev.bureau.testing.simulation;

/** A whole application under all faults (RELIABILITY 5): nothing is lost, nothing happens twice. */
class ShopSimulationTest {
  @SimulationTest(seeds = 300)
  void chargesEachOrderOnce(Simulation simulation) {
    new Shop(simulation).run();
  }
}
