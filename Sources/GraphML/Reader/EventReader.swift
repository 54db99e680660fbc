/// Reads what ``EventWriter`` wrote down and builds the document from it.
struct EventReader: ~Copyable {
  var builder: DocumentBuilder
  /// Why the file is refused, at the place at which it first gives reason to.
  private(set) var failure: ReadingFailure?
  /// The builder's numbers of the names, by the writer's.
  private var names = Growable<UInt32>()
  private let limits: Limits

  init(builder: consuming DocumentBuilder, limits: Limits) {
    self.builder = builder
    self.limits = limits
  }

  /// Goes through a buffer; does nothing more once the file is refused.
  mutating func read(_ events: borrowing Growable<UInt8>) {
    var position = 0
    while position < events.count && failure == nil {
      let tag = events[position]
      if tag == EventWriter.Tag.data.rawValue {
        data(events, &position)
        continue
      }
      if tag == EventWriter.Tag.start.rawValue {
        start(events, &position)
        continue
      }
      position &+= 1
      switch EventWriter.Tag(rawValue: tag) {
      case .openData:
        position &-= 1
        data(events, &position, areOpen: true)
      case .characters:
        events.withSpan(text(events, &position)) { builder.characters($0) }
      case .end: builder.end()
      case .name: define(events, &position)
      case .instruction:
        let target = string(events, &position)
        let name = builder.intern(word: target)
        events.withSpan(text(events, &position)) { builder.instruction(target: name, $0) }
      case .piece:
        let line = number(events, &position)
        let column = number(events, &position)
        if let (place, element) = builder.oversized {
          failure = ReadingFailure(
            code: .limitExceeded, position: place, element: element,
            message: "a value is longer than \(limits.valueLength) bytes; "
              + ReadingFailure.raiseLimit)
          continue
        }
        guard let reason = builder.exceededLimit() else { continue }
        refuse(.limitExceeded, line, column, "\(reason); \(ReadingFailure.raiseLimit)")
      case .start, .data, nil: fatalError("an unknown record")
      }
    }
  }

  @inline(__always)
  private mutating func start(_ events: borrowing Growable<UInt8>, _ position: inout Int) {
    let start = events.value(at: position, as: EventWriter.Start.self)
    position &+= MemoryLayout<EventWriter.Start>.size
    let (line, column) = (start.line, start.column)
    let (attributes, namespaces) = (start.attributes, start.namespaces)
    do throws(DocumentBuilder.Refusal) {
      try builder.start(name: Int(names[Int(start.name)]), line: line, column: column)
    } catch {
      refuse(error, line, column)
      return
    }
    if namespaces == EventWriter.tooManyAttributes {
      refuse(
        .limitExceeded, line, column,
        "the element has \(attributes) attributes, more than \(limits.attributes); "
          + ReadingFailure.raiseLimit)
      return
    }
    let first = position
    var kept: UInt32 = 0
    for _ in 0..<attributes {
      let name = Int(names[Int(number(events, &position))])
      let value = text(events, &position)
      let attribute = builder.attributeNames[name]
      if builder.takes(attribute) {
        events.withSpan(value) { builder.take(attribute, $0) }
      } else {
        kept &+= 1
      }
    }
    for _ in 0..<namespaces {
      let prefix = string(events, &position)
      let word = builder.intern(word: prefix)
      events.withSpan(text(events, &position)) { builder.keepNamespace(prefix: word, uri: $0) }
    }
    if kept > 0 { keep(attributes, events, first) }
    builder.finishStart()
  }

  /// - Parameter areOpen: Whether something else follows in the data.
  @inline(__always)
  private mutating func data(
    _ events: borrowing Growable<UInt8>, _ position: inout Int, areOpen: Bool = false
  ) {
    let data = events.value(at: position, as: EventWriter.Data.self)
    let key = position &+ MemoryLayout<EventWriter.Data>.size
    let text = key &+ Int(data.key)
    position = text &+ Int(data.text)
    do throws(DocumentBuilder.Refusal) {
      let text = text..<position
      try events.withSpan(key..<text.lowerBound) { key throws(DocumentBuilder.Refusal) in
        try events.withSpan(text) { text throws(DocumentBuilder.Refusal) in
          try builder.data(key: key, text, line: data.line, column: data.column, areOpen: areOpen)
        }
      }
    } catch {
      refuse(error, data.line, data.column)
    }
  }

  private mutating func keep(
    _ attributes: UInt32, _ events: borrowing Growable<UInt8>, _ first: Int
  ) {
    var position = first
    for _ in 0..<attributes {
      let name = Int(names[Int(number(events, &position))])
      let value = text(events, &position)
      if builder.takes(builder.attributeNames[name]) { continue }
      events.withSpan(value) { builder.keep(attribute: name, $0) }
    }
  }

  private mutating func define(_ events: borrowing Growable<UInt8>, _ position: inout Int) {
    let prefix = string(events, &position)
    let local = string(events, &position)
    let namespace = string(events, &position)
    let name = builder.intern(
      Document.QualifiedName(prefix: prefix, local: local, namespace: namespace))
    names.append(UInt32(name))
  }

  private mutating func refuse(_ refusal: DocumentBuilder.Refusal, _ line: UInt32, _ column: UInt32)
  {
    switch refusal {
    case .notGraphML(let root):
      failure = ReadingFailure(
        code: .notGraphML, position: Position(line: Int(line), column: Int(column)), element: root,
        message: "the file is XML but not GraphML; export it as GraphML")
    case .limit(let reason):
      refuse(.limitExceeded, line, column, "\(reason); \(ReadingFailure.raiseLimit)")
    }
  }

  private mutating func refuse(
    _ code: Diagnostic.Code, _ line: UInt32, _ column: UInt32, _ message: String
  ) {
    failure = ReadingFailure(
      code: code, position: Position(line: Int(line), column: Int(column)),
      element: builder.openElement?.description ?? "", message: message)
  }

  // MARK: Records

  @inline(__always)
  private func number(_ events: borrowing Growable<UInt8>, _ position: inout Int) -> UInt32 {
    defer { position &+= 4 }
    return events.value(at: position, as: UInt32.self)
  }

  /// Where a text stands.
  @inline(__always)
  private func text(_ events: borrowing Growable<UInt8>, _ position: inout Int) -> Range<Int> {
    let count = Int(number(events, &position))
    defer { position &+= count }
    return position..<position &+ count
  }

  private func string(_ events: borrowing Growable<UInt8>, _ position: inout Int) -> String {
    events.withSpan(text(events, &position)) { String(decoding: $0) }
  }
}

/// Why a file cannot be read to its end.
struct ReadingFailure: Error {
  var code: Diagnostic.Code
  var position: Position
  var element = ""
  var message: String

  static let raiseLimit = "if the file is what it should be, raise the limit"
}
