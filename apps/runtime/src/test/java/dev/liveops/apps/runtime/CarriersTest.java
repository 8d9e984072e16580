package dev.liveops.apps.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;

class CarriersTest {

  @Test
  void howManyThereAreCanBeChangedWhereTheJdkLetsIt() throws JMException {
    if (Runtime.version().feature() < 24) {
      assertThrows(IllegalStateException.class, () -> Carriers.setCount(3));
      return;
    }
    int before = count();
    try {
      Carriers.setCount(before + 1);

      assertEquals(before + 1, count());
    } finally {
      Carriers.setCount(before);
    }
  }

  private static int count() throws JMException {
    ObjectName scheduler = new ObjectName("jdk.management:type=VirtualThreadScheduler");
    return (int) ManagementFactory.getPlatformMBeanServer().getAttribute(scheduler, "Parallelism");
  }
}
