package dev.firn.target.quicksight;

import dev.firn.semantic.Placement;
import dev.firn.semantic.View;
import dev.firn.semantic.ViewColumn;
import dev.firn.semantic.quicksight.QuickSightSettings;
import dev.firn.semantic.quicksight.QuickSightSettings.ImportMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.quicksight.model.ColumnTag;
import software.amazon.awssdk.services.quicksight.model.CreateDataSetRequest;
import software.amazon.awssdk.services.quicksight.model.DataSetImportMode;
import software.amazon.awssdk.services.quicksight.model.LogicalTable;
import software.amazon.awssdk.services.quicksight.model.PhysicalTable;
import software.amazon.awssdk.services.quicksight.model.RefreshSchedule;
import software.amazon.awssdk.services.quicksight.model.RelationalTable;
import software.amazon.awssdk.services.quicksight.model.TransformOperation;

/**
 * Works out the data set of a view. The descriptions of columns are tags of a logical table: the
 * newer data preparation, which the SDK knows too, has no place for them in this version.
 *
 * @param source ARN of the data source
 * @param folder id of the folder; empty for none
 * @param placement of the engine that has the views
 */
record DataSetDesign(
    String lake,
    QuickSightSettings settings,
    ObjectIds ids,
    String source,
    Optional<String> folder,
    Placement placement) {

  private static final String TABLE = "view";
  private static final int MAX_DESCRIPTION = 500;
  private static final int MAX_ALIAS = 64;

  Wanted.DataSet of(View view) {
    String id = ids.dataSet(view.name());
    Access access =
        Access.none()
            .with(settings.access().viewers(), Actions.DATA_SET_VIEWER)
            .with(settings.access().owners(), Actions.DATA_SET_OWNER);
    return new Wanted.DataSet(
        new Wanted.Head(
            new ObjectKey(Kind.DATA_SET, id),
            ids.arn(Kind.DATA_SET, id),
            view.name(),
            lake,
            access),
        request(view, id, access),
        schedules(),
        folder);
  }

  @SuppressWarnings("deprecation") // The only place for descriptions; see above.
  private CreateDataSetRequest request(View view, String id, Access access) {
    return CreateDataSetRequest.builder()
        .awsAccountId(settings.account())
        .dataSetId(id)
        .name(view.name())
        .importMode(isCopied() ? DataSetImportMode.SPICE : DataSetImportMode.DIRECT_QUERY)
        .physicalTableMap(
            Map.of(TABLE, PhysicalTable.builder().relationalTable(table(view)).build()))
        .logicalTableMap(Map.of(TABLE, described(view)))
        .permissions(access.permissions())
        .tags(Marks.owner(lake))
        .build();
  }

  private boolean isCopied() {
    return settings.importMode() == ImportMode.SPICE;
  }

  private RelationalTable table(View view) {
    RelationalTable.Builder table =
        RelationalTable.builder()
            .dataSourceArn(source)
            .schema(placement.viewSchema())
            .name(view.name())
            .inputColumns(
                view.columns().stream().map(it -> ColumnTypes.column(it, isCopied())).toList());
    return placement.catalog().isEmpty()
        ? table.build()
        : table.catalog(placement.catalog()).build();
  }

  private static LogicalTable described(View view) {
    List<TransformOperation> steps = new ArrayList<>();
    for (ViewColumn column : view.columns()) {
      if (!column.description().isEmpty()) {
        steps.add(description(column));
      }
    }
    List<String> names = view.columns().stream().map(ViewColumn::name).toList();
    steps.add(
        TransformOperation.builder().projectOperation(it -> it.projectedColumns(names)).build());
    return LogicalTable.builder()
        .alias(limited(view.name(), MAX_ALIAS))
        .source(it -> it.physicalTableId(TABLE))
        .dataTransforms(steps)
        .build();
  }

  private static TransformOperation description(ViewColumn column) {
    String text = limited(column.description(), MAX_DESCRIPTION);
    ColumnTag tag = ColumnTag.builder().columnDescription(about -> about.text(text)).build();
    return TransformOperation.builder()
        .tagColumnOperation(it -> it.columnName(column.name()).tags(tag))
        .build();
  }

  private Map<String, RefreshSchedule> schedules() {
    Map<String, RefreshSchedule> schedules = new LinkedHashMap<>();
    for (int i = 0; i < settings.refreshes().size(); i++) {
      String id = "firn-" + (i + 1);
      schedules.put(id, Schedules.of(id, settings.refreshes().get(i)));
    }
    return schedules;
  }

  private static String limited(String text, int length) {
    return text.length() <= length ? text : text.substring(0, length - 1) + "…";
  }
}
