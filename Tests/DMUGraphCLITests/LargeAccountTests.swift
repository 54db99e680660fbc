import Foundation
import TestSupport
import Testing

/// One account with very many contacts, only one of whom anybody ever knew: results stay in proportion to the
/// file.
@Suite struct LargeAccountTests {
  /// How contacts report to one another.
  enum Shape: String, CaseIterable {
    case chain, star, tree, alone

    func manager(of contact: Int) -> Int? {
      if contact == 0 { return nil }
      return switch self {
      case .chain: contact - 1
      case .star: 0
      case .tree: contact / 10
      case .alone: nil
      }
    }
  }

  private func portfolio(_ shape: Shape, contacts: Int, strength: String) -> String {
    var text = "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">"
    for name in ["kind", "account", "role", "strength"] {
      text += "<key id=\"\(name)\" for=\"all\" attr.name=\"\(name)\"/>"
    }
    text += "<graph edgedefault=\"directed\">\n"
    func data(_ values: [(String, String)]) -> String {
      values.map { "<data key=\"\($0)\">\($1)</data>" }.joined()
    }
    text += "<node id=\"a\">\(data([("kind", "account")]))</node>\n"
    text += "<node id=\"s\">\(data([("kind", "staff")]))</node>\n"
    for contact in 0..<contacts {
      let row = [("kind", "contact"), ("account", "a"), ("role", "executive")]
      text += "<node id=\"c\(contact)\">\(data(row))</node>\n"
      guard let manager = shape.manager(of: contact) else { continue }
      text +=
        "<edge source=\"c\(contact)\" target=\"c\(manager)\">\(data([("kind", "reports_to")]))</edge>\n"
    }
    let tie = data([("kind", "relationship"), ("strength", strength)])
    return text + "<edge source=\"s\" target=\"c0\">\(tie)</edge>\n</graph></graphml>\n"
  }

  @Test(arguments: Shape.allCases, ["0.15", "0.9"])
  func resultsAreInProportion(_ shape: Shape, strength: String) throws {
    let folder = try TemporaryFolder()
    let text = portfolio(shape, contacts: 1_000, strength: strength)
    let file = try folder.write("large.graphml", text)
    for command in [
      "validate", "gaps", "threads", "paths", "plan", "risk", "influence", "what-if --leave s",
    ] {
      let run = try Tool.run(
        command.split(separator: " ").map(String.init)
          + ["-q", "--format", "json", "--as-of", "2026-11-01", file])
      #expect(run.status == 0, "\(command): \(run.errors)")
      #expect(run.output.count < 12 * text.utf8.count, "\(command): \(run.output.count) bytes")
    }
    let page = try Tool.run(["report", "-q", "--as-of", "2026-11-01", file])
    #expect(page.status == 0 && page.output.count < 12 * text.utf8.count)
  }
}
