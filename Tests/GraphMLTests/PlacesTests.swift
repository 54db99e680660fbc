import TestSupport
import Testing

@testable import GraphML

/// Places kept as steps are those that were added.
@Suite("Places of entries")
struct PlacesTests {
  /// How far a file goes on from one entry to the next: lines, columns.
  enum Layout: CaseIterable {
    case oneElementALine
    case oneLine
    case longLines
    case manyEmptyLines
    case anything
  }

  @Test(arguments: Layout.allCases)
  func placesAreKept(_ layout: Layout) {
    var random = Seeded(7)
    var places = Places()
    var expected: [Position] = []
    var (line, column): (UInt32, UInt32) = (1, 1)
    for _ in 0..<1_000 {
      switch Int.random(in: 0..<10, using: &random) {
      case 0:
        places.appendNone()
        expected.append(.none)
        continue
      case 1:
        places.appendSame()
        expected.append(expected.last { $0 != .none } ?? .none)
        continue
      default: break
      }
      switch layout {
      case .oneElementALine: (line, column) = (line + 1, .random(in: 1...9))
      case .oneLine: column += .random(in: 1...5_000)
      case .longLines: (line, column) = (line + .random(in: 0...1), column + 3_000)
      case .manyEmptyLines:
        (line, column) = (line + .random(in: 13...16), .random(in: 4_094...4_097))
      case .anything: (line, column) = (.random(in: 1 ... .max), .random(in: 0 ... .max))
      }
      places.append(line: line, column: column)
      expected.append(Position(line: Int(line), column: Int(column)))
    }
    #expect(places.count == expected.count)
    for index in expected.indices { #expect(places[index] == expected[index]) }
  }
}
