package io.credlake.report.render;

import io.credlake.report.document.Block.Figure;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.GraphicsEnvironment;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import javax.imageio.ImageIO;
import org.apache.batik.transcoder.TranscoderException;
import org.apache.batik.transcoder.TranscoderInput;
import org.apache.batik.transcoder.TranscoderOutput;
import org.apache.batik.transcoder.image.ImageTranscoder;

/** A drawing as a bitmap, for programs that draw no SVG. */
final class Bitmap {

  /** Pixels of the bitmap for one of the drawing; some 200 to an inch of paper. */
  private static final float DENSITY = 2f;

  private static boolean registered;

  private Bitmap() {}

  /** The drawing as PNG. */
  static byte[] of(Figure figure) throws IOException {
    register();
    Painter painter = new Painter();
    painter.addTranscodingHint(ImageTranscoder.KEY_WIDTH, DENSITY * figure.width());
    painter.addTranscodingHint(ImageTranscoder.KEY_HEIGHT, DENSITY * figure.height());
    painter.addTranscodingHint(ImageTranscoder.KEY_BACKGROUND_COLOR, Color.WHITE);
    try {
      painter.transcode(new TranscoderInput(new StringReader(figure.svg())), null);
    } catch (TranscoderException e) {
      throw new IOException(
          "Cannot draw figure, %s: %s".formatted(e.getMessage(), figure.caption()), e);
    }
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    ImageIO.write(painter.image, "png", png);
    return png.toByteArray();
  }

  /** Makes the font of drawings known to the machine's drawing library. */
  private static synchronized void register() throws IOException {
    if (registered) {
      return;
    }
    try (InputStream font = Fonts.open(400)) {
      GraphicsEnvironment.getLocalGraphicsEnvironment()
          .registerFont(Font.createFont(Font.TRUETYPE_FONT, font));
      registered = true;
    } catch (FontFormatException e) {
      throw new IOException("Cannot read font, " + e.getMessage(), e);
    }
  }

  private static final class Painter extends ImageTranscoder {

    private BufferedImage image;

    @Override
    public BufferedImage createImage(int width, int height) {
      return new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    }

    @Override
    public void writeImage(BufferedImage painted, TranscoderOutput output) {
      image = painted;
    }
  }
}
