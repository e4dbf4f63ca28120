package dev.firn.local.s3mock;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/**
 * Lets S3Mock keep the names of a bucket's objects in memory. S3Mock 5.2.0 reads and parses all of
 * them at every request, and writes all of them for each object that comes or goes: with a thousand
 * objects that was a third of its work, and it grows with them.
 */
@Configuration(proxyBeanMethods = false)
public class BucketsInMemory {

  @Bean
  static BeanPostProcessor bucketMapper() {
    return new BeanPostProcessor() {
      @Override
      public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof JsonMapper mapper ? new BucketMapper(mapper.rebuild()) : bean;
      }
    };
  }
}
