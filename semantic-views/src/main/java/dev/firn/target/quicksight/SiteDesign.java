package dev.firn.target.quicksight;

import dev.firn.semantic.SemanticModel;
import dev.firn.semantic.Target;
import dev.firn.semantic.View;
import dev.firn.semantic.quicksight.Connection.Athena;
import dev.firn.semantic.quicksight.Connection.Redshift;
import dev.firn.semantic.quicksight.Connection.Trino;
import dev.firn.semantic.quicksight.QuickSightSettings;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import software.amazon.awssdk.services.quicksight.model.CreateFolderRequest;
import software.amazon.awssdk.services.quicksight.model.FolderType;

/** Works out what QuickSight should hold. The same declaration always gives the same objects. */
public final class SiteDesign {

  private static final Predicate<String> NAMESPACE = arn -> arn.contains(":namespace/");

  private final String lake;
  private final QuickSightSettings settings;
  private final ObjectIds ids;

  private SiteDesign(String lake, QuickSightSettings settings) {
    this.lake = lake;
    this.settings = settings;
    this.ids = new ObjectIds(lake, settings);
  }

  /**
   * What is wanted of a lake.
   *
   * @param views which of the model's views
   */
  public static WantedSite of(
      String lake, SemanticModel model, List<View> views, QuickSightSettings settings) {
    SiteDesign design = new SiteDesign(lake, settings);
    Optional<Wanted.Folder> folder = settings.folder().map(design::folder);
    Wanted.Source source = new SourceDesign(lake, settings, design.ids).source(model);
    DataSetDesign dataSets =
        new DataSetDesign(
            lake,
            settings,
            design.ids,
            source.head().arn(),
            folder.map(it -> it.head().id()),
            model.placement(engine(settings)));
    return new WantedSite(
        lake, design.ids.prefix(), folder, source, views.stream().map(dataSets::of).toList());
  }

  /** Id of the data set of a view. */
  public static String dataSetId(String lake, String view, QuickSightSettings settings) {
    return new ObjectIds(lake, settings).dataSet(view);
  }

  /** The engine whose published views the data sets read. */
  public static Target engine(QuickSightSettings settings) {
    return switch (settings.connection().engine()) {
      case Trino _ -> Target.TRINO;
      case Athena _ -> Target.ATHENA;
      case Redshift _ -> Target.REDSHIFT;
    };
  }

  /** Folders do not take namespaces for principals. */
  private Wanted.Folder folder(String name) {
    Access access =
        Access.none()
            .with(users(settings.access().viewers()), Actions.FOLDER_VIEWER)
            .with(users(settings.access().owners()), Actions.FOLDER_OWNER);
    String id = ids.folder();
    CreateFolderRequest.Builder request =
        CreateFolderRequest.builder()
            .awsAccountId(settings.account())
            .folderId(id)
            .folderType(FolderType.SHARED)
            .name(name)
            .tags(Marks.owner(lake));
    if (!access.actions().isEmpty()) {
      request.permissions(access.permissions());
    }
    return new Wanted.Folder(ids.head(Kind.FOLDER, id, access), request.build());
  }

  private static List<String> users(List<String> principals) {
    return principals.stream().filter(NAMESPACE.negate()).toList();
  }
}
