/// A template in which numbers stand for the fixed texts, which are the same in all that is made of it.
///
/// A filled template is as long as the values in it. The script puts the texts back, of which one stands in
/// the page once: `&12;` is the text at position 12. Nothing else looks like that, as every `&` of a value is
/// escaped.
struct ShortTemplate {
  /// The template.
  let template: String
  /// The fixed texts.
  let texts: [String]

  /// Takes the fixed texts out of a template in which no braces stand but those of tags.
  ///
  /// White space around them stays, so that tags which stand alone on a line still do.
  init(of template: String) {
    var short = ""
    var texts: [String] = []
    var numbers: [Substring: Int] = [:]
    func add(_ text: Substring) {
      guard let first = text.firstIndex(where: { !$0.isWhitespace }),
        let last = text.lastIndex(where: { !$0.isWhitespace })
      else {
        short += text
        return
      }
      let fixed = text[first...last]
      guard fixed.utf8.count > 5 else {
        short += text
        return
      }
      let number = numbers[fixed, default: texts.count]
      if number == texts.count {
        numbers[fixed] = number
        texts.append(String(fixed))
      }
      short += text[..<first] + "&\(number);" + text[text.index(after: last)...]
    }
    var rest = template[...]
    while let start = rest.firstRange(of: "{{"),
      let end = rest[start.upperBound...].firstRange(of: "}}")
    {
      add(rest[..<start.lowerBound])
      short += rest[start.lowerBound..<end.upperBound]
      rest = rest[end.upperBound...]
    }
    add(rest)
    self.template = short
    self.texts = texts
  }
}
