package dev.firn.simulation;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/** Stands before an object of an interface, and does a few of its methods in another way. */
final class Fluent {
  /** Does one call; {@link #pass} does it as it is. */
  interface Handler<T> {
    @Nullable Object call(T target, Method method, @Nullable Object[] arguments) throws Throwable;
  }

  private Fluent() {}

  /** The same object, whose calls go through that handler; calls that return it return this. */
  @SuppressWarnings({"unchecked", "ReferenceEquality"}) // is it the very same object?
  static <T> T of(T target, Handler<T> handler, Class<?>... types) {
    InvocationHandler invocation =
        (proxy, method, arguments) -> {
          Object result =
              handler.call(target, method, arguments == null ? new Object[0] : arguments);
          return result == target ? proxy : result;
        };
    return (T) Proxy.newProxyInstance(Fluent.class.getClassLoader(), types, invocation);
  }

  static @Nullable Object pass(Object target, Method method, @Nullable Object[] arguments)
      throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause() == null ? e : e.getCause();
    }
  }
}
