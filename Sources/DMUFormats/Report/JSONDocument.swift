import DMUGraph

// What the JSON documents of all results have in common.
extension JSONWriter {
  /// Writes a whole document: the members with which every document begins, then its own.
  ///
  /// - Parameters:
  ///   - name: What the document is, as in `"format": "dmugraph.gaps"`.
  ///   - sources: The paths of the files; `nil` for a document that does not name them.
  ///   - members: Writes the members of its own, and hands on what is written where that is much.
  static func writeDocument<Output: TextOutputStream>(
    _ name: String, on day: Day, by policy: Policy, from sources: [String]?,
    layout: Layout = .indented, to output: inout Output,
    members: (inout JSONWriter, inout Output) -> Void
  ) {
    var json = JSONWriter(layout)
    json.object { json in
      json.member("format", "dmugraph.\(name)")
      json.member("version", 1)
      json.member("as_of", day.description)
      json.member("policy", policy)
      if let sources {
        json.array("sources") { json in
          for path in sources { json.object { $0.member("path", path) } }
        }
      }
      members(&json, &output)
    }
    json.endDocument()
    json.flush(to: &output)
  }

  /// Writes so many objects, one a line and nothing else.
  static func writeLines(
    _ count: Int, to output: inout some TextOutputStream,
    members: (Int, inout JSONWriter) -> Void
  ) {
    var json = JSONWriter(.compact)
    for index in 0..<count {
      json.object { members(index, &$0) }
      json.endDocument()
      json.flush(to: &output)
    }
  }

  /// Writes a member that is a long list of objects, on all cores, and hands it on part by part.
  mutating func array(
    _ key: String, of count: Int, to output: inout some TextOutputStream,
    members: @Sendable (Int, inout JSONWriter) -> Void
  ) {
    array(key) { json in
      let nested = json.nested
      let parts = concurrentMap(count: count, partsOf: 250) { part in
        var json = nested
        for index in part { json.object { members(index, &$0) } }
        return json
      }
      for part in parts {
        json.append(part)
        json.flush(to: &output)
      }
    }
  }
}
