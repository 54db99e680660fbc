import Testing

@testable import GraphML

@Suite("Symbol table")
struct SymbolTableTests {
  private func intern(_ text: String, _ scope: UInt32 = 0, _ table: inout SymbolTable) -> Int {
    table.intern(Array(text.utf8).span, scope: scope)
  }

  @Test func numbersInOrderOfFirstMeeting() {
    var table = SymbolTable()
    #expect(intern("a", 0, &table) == 0)
    #expect(intern("b", 0, &table) == 1)
    #expect(intern("a", 0, &table) == 0)
    #expect(intern("", 0, &table) == 2)
    #expect(intern("", 0, &table) == 2)
    #expect(table.count == 3)
  }

  @Test func scopesAreApart() {
    var table = SymbolTable()
    let symbols = [0, 1, UInt32.max].map { intern("a", $0, &table) }
    #expect(symbols == [0, 1, 2])
    #expect(symbols.map { table.scope(of: $0) } == [0, 1, .max])
    #expect(table.find(Array("a".utf8).span, scope: 1) == 1)
    #expect(table.find(Array("a".utf8).span, scope: 2) == nil)
  }

  /// Texts that differ in length, in a zero byte or only beyond a word of eight bytes.
  @Test func nearTextsAreApart() {
    var table = SymbolTable()
    let texts = [
      "a", "a\0", "\0a", "12345678", "123456789", "123456788", "\0", "\0\0", "é", "e\u{301}",
    ]
    #expect(texts.map { intern($0, 0, &table) } == Array(texts.indices))
    #expect(texts.map { table.find(Array($0.utf8).span, scope: 0) } == Array(texts.indices))
  }

  @Test func manySymbols() {
    var table = SymbolTable()
    let count = 40_000
    for number in 0..<count {
      #expect(intern("n\(number / 2)", UInt32(number % 2), &table) == number)
    }
    var wrong = 0
    for number in 0..<count {
      let text = "n\(number / 2)"
      if table.find(Array(text.utf8).span, scope: UInt32(number % 2)) != number { wrong += 1 }
      let range = table.range(of: number)
      if table.bytes.withSpan(range, { String(decoding: $0) }) != text { wrong += 1 }
    }
    #expect(wrong == 0)
    #expect(table.count == count)
    #expect(table.find(Array("n\(count)".utf8).span, scope: 0) == nil)
  }
}

@Suite("Growable")
struct GrowableTests {
  @Test func appendsAndReadsBack() {
    var row = Growable<UInt32>(capacity: 0)
    for value in 0..<5_000 { row.append(UInt32(value)) }
    #expect(row.count == 5_000)
    #expect((0..<5_000).allSatisfy { row[$0] == UInt32($0) })
    row[17] = 4
    #expect(row[17] == 4 && row[16] == 16 && row[18] == 18)
    row.removeLast()
    row.removeLast(9)
    #expect(row.count == 4_990)
    row.append(1)
    #expect(row[4_990] == 1)
  }

  @Test func appendsSpansAndRepeats() {
    var row = Growable<UInt8>(capacity: 1)
    let empty: [UInt8] = []
    row.append(contentsOf: empty.span)
    #expect(row.count == 0)
    row.append(contentsOf: [1, 2, 3].span)
    row.append(repeating: 9, count: 1_000)
    row.append(contentsOf: [UInt8](repeating: 7, count: 5_000).span)
    row.append(repeating: 9, count: 0)
    #expect(row.count == 6_003)
    #expect(row.withSpan(1..<5) { span in span.indices.map { span[$0] } } == [2, 3, 9, 9])
    #expect(row.withSpan(6_003..<6_003) { $0.count } == 0)
    #expect(row[0] == 1 && row[1_002] == 9 && row[6_002] == 7)
    row.append(5)
    row.append(6)
    #expect(row[6_004] == 6)
  }
}
