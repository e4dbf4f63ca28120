package dev.firn.local.part;

import dev.firn.local.site.LocalSite;
import dev.firn.local.site.PortName;
import java.nio.file.Path;

/** The settings of a broker that is alone: every replication factor is one. */
record KafkaSettingsFile(LocalSite site, Path records) {

  /** In the format of Java properties, where a backslash escapes. */
  String text() {
    int controller = site.ports().number(PortName.KAFKA_CONTROLLER);
    return """
    process.roles=broker,controller
    node.id=1
    controller.quorum.voters=1@%1$s:%3$d
    controller.listener.names=CONTROLLER
    listeners=PLAINTEXT://%1$s:%2$d,CONTROLLER://%1$s:%3$d
    advertised.listeners=PLAINTEXT://%1$s:%2$d
    listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
    inter.broker.listener.name=PLAINTEXT
    log.dirs=%4$s
    auto.create.topics.enable=false
    offsets.topic.replication.factor=1
    offsets.topic.num.partitions=4
    transaction.state.log.replication.factor=1
    transaction.state.log.min.isr=1
    transaction.state.log.num.partitions=4
    share.coordinator.state.topic.replication.factor=1
    share.coordinator.state.topic.min.isr=1
    group.initial.rebalance.delay.ms=0
    log.segment.bytes=134217728
    """
        .formatted(
            LocalSite.HOST,
            site.ports().number(PortName.KAFKA),
            controller,
            records.toString().replace("\\", "\\\\"));
  }
}
