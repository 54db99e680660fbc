@testable import DMUExport
import Foundation
import Testing

@Suite("Palette")
struct ExportPaletteTests {
  private func channels(_ color: String) -> [Double] {
    stride(from: 1, to: 7, by: 2).map {
      Double(Int(color.dropFirst($0).prefix(2), radix: 16) ?? -1) / 255
    }
  }

  /// The contrast of two colours after WCAG 2.
  private func contrast(_ first: String, _ second: String) -> Double {
    func luminance(_ color: String) -> Double {
      zip([0.2126, 0.7152, 0.0722], channels(color)).reduce(0) { sum, part in
        let linear =
          part.1 <= 0.04045 ? part.1 / 12.92 : pow((part.1 + 0.055) / 1.055, 2.4)
        return sum + part.0 * linear
      }
    }
    let (light, dark) = (
      max(luminance(first), luminance(second)), min(luminance(first), luminance(second))
    )
    return (light + 0.05) / (dark + 0.05)
  }

  @Test(arguments: Palette.swatches)
  func canBeReadAndSeen(_ swatch: Palette.Swatch) {
    #expect(contrast("#000000", swatch.fill) >= 7)
    #expect(contrast(Palette.text, swatch.fill) >= 4.5)
    #expect(contrast(swatch.border, "#FFFFFF") >= 3)
    #expect(contrast(swatch.border, swatch.fill) >= 3)
    let parts = [swatch.red, swatch.green, swatch.blue]
    #expect(channels(swatch.fill) == parts.map { Double($0) / 255 })
  }

  @Test func linesAreSeen() {
    for stroke in Palette.strokes where stroke != Palette.membership {
      #expect(contrast(stroke.color, "#FFFFFF") >= 3, "\(stroke.name)")
      #expect(contrast(stroke.color, Palette.ground) >= 3, "\(stroke.name)")
    }
  }

  @Test func nothingIsToldByColorAlone() {
    let coverage = [Palette.covered, Palette.cold, Palette.uncovered]
    #expect(Set(coverage.map(\.style)).count == 3)
    #expect(Set(coverage.map(\.sign)).count == 3)
    #expect(Set(Palette.swatches.map(\.fill)).count == Palette.swatches.count)
    #expect(Set(Palette.strokes.map { $0.color + $0.style.rawValue }).count == 10)
  }
}
