package io.credlake.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.credlake.code.CodeLists;
import io.credlake.code.Region;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** Drawings are read back as markup. */
class ChartTest {

  private static Document parsed(String svg) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(svg)));
  }

  private static List<Element> all(Document svg, String tag) {
    NodeList nodes = svg.getElementsByTagName(tag);
    return IntStream.range(0, nodes.getLength()).mapToObj(i -> (Element) nodes.item(i)).toList();
  }

  private static double at(Element element, String attribute) {
    return Double.parseDouble(element.getAttribute(attribute));
  }

  @Test
  void partsOfABarAreInProportionAndNamesAreNoMarkup() throws Exception {
    Document svg =
        parsed(
            StackedBars.draw(
                List.of(new StackedBars.Part("x", "#000000"), new StackedBars.Part("y", "#ffffff")),
                List.of(
                    new StackedBars.Bar("<&\">", List.of(1L, 3L)),
                    new StackedBars.Bar("nothing", List.of(0L, 0L)))));
    List<Element> boxes = all(svg, "rect");
    assertThat(boxes).as("two parts, nothing of nothing, two keys").hasSize(4);
    assertThat(3 * at(boxes.get(0), "width"))
        .isCloseTo(at(boxes.get(1), "width"), org.assertj.core.data.Offset.offset(0.3));
    assertThat(all(svg, "text").getFirst().getTextContent()).isEqualTo("<&\">");
    assertThat(all(svg, "text")).extracting(Element::getTextContent).contains("n=4", "n=0");
  }

  @Test
  void intervalsHoldTheirValuesInsideTheDrawing() throws Exception {
    Document svg =
        parsed(
            Intervals.draw(
                List.of(
                    new Intervals.Item("甲", 70, 35.4, 70, "1", false),
                    new Intervals.Item("乙", 50, 50, 50, "2", true)),
                "score"));
    List<Element> dots = all(svg, "circle");
    assertThat(dots).hasSize(2);
    assertThat(at(dots.get(0), "cx")).isGreaterThan(at(dots.get(1), "cx"));
    for (Element line : all(svg, "line")) {
      assertThat(at(line, "x1")).isBetween(0.0, (double) Intervals.width());
      assertThat(at(line, "x2")).isBetween(0.0, (double) Intervals.width());
    }
  }

  @Test
  void shareThatIsNotKnownHasNoBarAndZeroHasOne() throws Exception {
    Document svg =
        parsed(
            RateBars.draw(
                List.of(
                    new RateBars.Bar("a", null, "not reported", false),
                    new RateBars.Bar("b", 0.0, "0%", false),
                    new RateBars.Bar("c", 1.0, "100%", false))));
    assertThat(all(svg, "rect")).hasSize(2);
    assertThat(at(all(svg, "rect").getFirst(), "width")).isZero();
    assertThat(all(svg, "text")).extracting(Element::getTextContent).contains("not reported");
  }

  @Test
  void eachProvinceHasATileOfItsOwn() throws Exception {
    List<String> provinces =
        CodeLists.load(Path.of("../conf/codes")).regions().rows().stream()
            .filter(region -> region.level() == Region.Level.PROVINCE && region.isCurrent())
            .map(Region::code)
            .filter(code -> !List.of("710000", "810000", "820000").contains(code))
            .toList();
    assertThat(provinces).hasSize(31).allMatch(TileMap::has);
    List<TileMap.Tile> tiles = new ArrayList<>();
    provinces.forEach(code -> tiles.add(new TileMap.Tile(code, code, "", null, false)));
    Document svg = parsed(TileMap.draw(tiles, List.of()));
    assertThat(all(svg, "rect").stream().map(e -> e.getAttribute("x") + "," + e.getAttribute("y")))
        .hasSize(31)
        .doesNotHaveDuplicates();
    assertThatThrownBy(
            () -> TileMap.draw(List.of(new TileMap.Tile("990000", "", "", null, false)), List.of()))
        .hasMessage("Invalid region, it has no tile: 990000");
  }

  @Test
  void scaleHasRoundStepsAroundItsValues() {
    Scale scale = Scale.around(35.4, 70);
    assertThat(scale.from()).isEqualTo(35);
    assertThat(scale.to()).isEqualTo(70);
    assertThat(scale.step()).isEqualTo(5);
    assertThat(Scale.around(0.3, 0.3).to()).isGreaterThan(0.29);
  }
}
