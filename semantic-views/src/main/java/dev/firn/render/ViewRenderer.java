package dev.firn.render;

import dev.firn.semantic.Placement;
import dev.firn.semantic.View;
import org.jooq.DSLContext;
import org.jooq.conf.ParamType;
import org.jooq.conf.RenderKeywordCase;
import org.jooq.conf.RenderQuotedNames;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;

/** Renders views in the SQL of one target. The same view is always the same text. */
public final class ViewRenderer {

  private final Placement placement;
  private final Phrases phrases;
  private final DSLContext context;

  /** A renderer for the target of that placement. */
  public ViewRenderer(Placement placement) {
    this.placement = placement;
    this.phrases = Phrases.of(placement.target());
    this.context = DSL.using(phrases.dialect(), settings());
  }

  /**
   * Renders a view.
   *
   * @throws dev.firn.semantic.ViewsException if the text has what the target does not have
   */
  public RenderedView render(View view) {
    String query = context.renderInlined(new ViewQuery(view, placement, phrases).query()).strip();
    Lint.of(placement.target()).check(view.name(), query);
    return new RenderedView(view, placement, query);
  }

  private static Settings settings() {
    return new Settings()
        .withRenderFormatted(true)
        .withRenderQuotedNames(RenderQuotedNames.ALWAYS)
        .withRenderKeywordCase(RenderKeywordCase.UPPER)
        .withParamType(ParamType.INLINED);
  }
}
