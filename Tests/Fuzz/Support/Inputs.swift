import DMUImport
import DMUProfile
import DMUReport
import DMUGraph
import GraphML

/// What is tried on the bytes of the fuzzer, or of a test.
public enum Inputs {
  /// The reader and the writer of GraphML: the first byte chooses how the rest is read.
  public static func reader(_ bytes: [UInt8]) {
    var choices = Choices(bytes)
    let choice = Int(choices.byte())
    let size = [1, 2, 3, 5, 8, 13, 64, 1_000][choice & 7]
    _ = checkReading(choices.rest, pieces: size, isLenient: choice & 8 != 0)
  }

  /// Everything from the reader to the reports: two bytes choose the options, the rest is a file.
  public static func file(_ bytes: [UInt8]) {
    var choices = Choices(bytes)
    let options = importOptions(&choices)
    var reader = GraphMLReader()
    reader.isLenient = choices.oneOf(2)
    checkImport([reader.read(bytes: choices.rest, path: "t")], options: options)
  }

  /// Policies and mappings: every refusal says where and why.
  public static func configuration(_ bytes: [UInt8]) {
    let text = String(decoding: bytes, as: UTF8.self)
    checkProblems { () throws(ConfigurationError) in _ = try Policy(yaml: text, path: "p") }
    checkProblems { () throws(ConfigurationError) in _ = try Mapping(yaml: text, path: "m") }
  }

  /// Documents that are nearly valid: the bytes choose elements, attributes and values, as flipping
  /// bytes seldom makes a document of a document where the XML parser is not instrumented.
  public static func document(_ bytes: [UInt8]) {
    var choices = Choices(bytes)
    let options = importOptions(&choices)
    let size = choices.pick([1, 2, 3, 5, 8, 13, 64, 1_000])
    let (isLenient, isLong, damage) = (choices.oneOf(2), choices.oneOf(16), choices.byte())
    var maker = DocumentMaker(choices)
    let text = maker.document()
    let reading = checkReading(
      damaged(Array(text.utf8), damage, at: maker.choices.rest.first), pieces: size,
      isLenient: isLenient)
    if isLong { checkLong(maker, text, isLenient: isLenient) }
    checkImport([reading], options: options)
  }
}

private func checkProblems(_ read: () throws(ConfigurationError) -> Void) {
  do throws(ConfigurationError) {
    try read()
  } catch {
    require(!error.problems.isEmpty, "refused without a reason")
    for problem in error.problems {
      require(problem.line >= 1 && problem.column >= 1, "\(error)")
      require(!problem.message.isEmpty, "\(error)")
    }
  }
}

/// Now and then, a document that is cut off or has a wrong byte.
private func damaged(_ bytes: [UInt8], _ damage: UInt8, at place: UInt8?) -> [UInt8] {
  guard let place, damage & 15 == 15, !bytes.isEmpty else { return bytes }
  let position = Int(place) * bytes.count >> 8
  if damage & 16 != 0 { return Array(bytes[..<position]) }
  var bytes = bytes
  bytes[position] ^= damage
  return bytes
}

/// A document that is long enough to be built on a second thread is the same as a short one.
private func checkLong(_ maker: DocumentMaker, _ text: String, isLenient: Bool) {
  var reader = GraphMLReader()
  reader.isLenient = isLenient
  let filler = String(repeating: "x", count: 300_000)
  let (start, rest) = maker.split(text)
  let short = reader.read(bytes: Array("\(start)<desc></desc>\n\(rest)".utf8), path: "t")
  let long = reader.read(bytes: Array("\(start)<desc>\(filler)</desc>\n\(rest)".utf8), path: "t")
  require(short.diagnostics == long.diagnostics, "\(short.diagnostics) \(long.diagnostics)")
  require(short.document?.counts == long.document?.counts, text)
}
