/// The look of a piece of text where a terminal shows colours: never the only sign of anything.
package enum TerminalStyle: String, Sendable {
  case red = "31"
  case yellow = "33"
  case green = "32"
  case cyan = "36"
  case bold = "1"
  case dim = "2"

  /// A text in this style, or as it is when colours are off.
  package func styled(_ text: String, _ isOn: Bool) -> String {
    isOn ? "\u{1B}[\(rawValue)m\(text)\u{1B}[0m" : text
  }
}
