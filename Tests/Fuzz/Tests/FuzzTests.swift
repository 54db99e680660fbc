import Foundation
import Testing

/// What the fuzz targets check, on bytes by chance and without their sanitizers: building those takes
/// longer than all other tests, and chance alone finds much in documents that are made of bytes.
@Suite("Fuzz targets")
struct FuzzTests {
  /// Numbers that look random (splitmix64).
  private struct Numbers: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var value = state
      value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
      value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
      return value ^ (value >> 31)
    }
  }

  @Test(arguments: 0..<20)
  func documents(_ part: Int) {
    for seed in 0..<20 {
      var numbers = Numbers(state: UInt64(part * 1_000 + seed) << 20)
      let count = Int.random(in: 0...800, using: &numbers)
      Inputs.document((0..<count).map { _ in UInt8.random(in: 0...255, using: &numbers) })
    }
  }

  /// Fixtures with some bytes put in place of others.
  @Test(arguments: ["hostile", "broken", "dialects", "encodings"])
  func files(_ folder: String) throws {
    let fixtures = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../../fixtures/\(folder)")
    let files = try FileManager.default.contentsOfDirectory(atPath: fixtures.path)
      .filter { $0.hasSuffix(".graphml") }.sorted()
    #expect(files.count >= 8)
    for (index, file) in files.enumerated() {
      var bytes = [UInt8](try Data(contentsOf: fixtures.appending(path: file)).prefix(16_384))
      var numbers = Numbers(state: UInt64(index) << 20)
      for round in 0..<4 {
        Inputs.reader([UInt8.random(in: 0...255, using: &numbers)] + bytes)
        Inputs.file([UInt8.random(in: 0...255, using: &numbers), UInt8(round)] + bytes)
        for _ in 0..<round where !bytes.isEmpty {
          let place = Int.random(in: 0..<bytes.count, using: &numbers)
          bytes[place] = bytes[Int.random(in: 0..<bytes.count, using: &numbers)]
        }
      }
    }
  }

  @Test func configurations() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../configuration.seeds")
    for file in try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() {
      let bytes = [UInt8](try Data(contentsOf: folder.appending(path: file)))
      for length in 0...bytes.count { Inputs.configuration(Array(bytes[..<length])) }
    }
  }
}
