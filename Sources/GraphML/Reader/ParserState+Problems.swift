internal import CLibXML2

/// Refusals: for errors that libxml2 finds, and for what it would let pass.
extension ParserState {
  /// Refuses a DOCTYPE that declares something.
  mutating func refuse(_ what: String, _ name: UnsafePointer<xmlChar>?) {
    if isStopped { return }
    stop(
      .entityRefused,
      "the DOCTYPE declares the \(what) \(unsafe string(name)); "
        + "nothing of the kind is read: remove the DOCTYPE")
  }

  /// Refuses a file in an encoding that is not read.
  mutating func checkEncoding() {
    guard !isStopped, let encoding = context?.declaredEncoding, !Encodings.contain(encoding)
    else { return }
    stop(
      ReadingFailure(
        code: .xmlSyntax, position: Position(line: 1, column: 1),
        message: Encodings.refusal(encoding)))
  }

  /// Refuses the file for what libxml2 finds wrong; what is only a warning passes, unless text would be lost.
  mutating func note(_ error: xmlError) {
    guard !isStopped, let context else { return }
    let code = unsafe xmlParserErrors(UInt32(bitPattern: error.code))
    // Any text can be a namespace, and SocNetV's ends in a blank.
    if code == XML_WAR_NS_URI { return }
    let isEntity = [
      XML_ERR_UNDECLARED_ENTITY, XML_WAR_UNDECLARED_ENTITY, XML_ERR_ENTITY_LOOP,
      XML_ERR_UNPARSED_ENTITY, XML_ERR_ENTITY_IS_EXTERNAL, XML_ERR_ENTITY_IS_PARAMETER,
    ].contains(code)
    let isError = unsafe error.level.rawValue >= XML_ERR_ERROR.rawValue
    guard isEntity || isError else { return }
    // An encoding that is not read is the cause of whatever else comes of it.
    checkEncoding()
    let open = builder.openElement
    var reason = ReadingFailure(
      code: .xmlSyntax,
      position: unsafe Position(line: Int(error.line), column: Int(error.int2)),
      element: open?.description ?? "", message: unsafe message(error))
    let isInsideCharacter = context.isInsideCharacter
    if let message = undecodable(context) {
      reason.message = message
    } else if isEntity {
      reason.code = .entityRefused
      reason.message += "; XML itself defines only &amp; &lt; &gt; &quot; and &apos;"
    } else if code.rawValue == Self.resourceLimit {
      reason.code = .limitExceeded
      reason.message = "libxml2 itself allows no more: \(reason.message)"
    } else if source.isAtEnd && (context.isAtEnd || isInsideCharacter)
      && code != XML_ERR_TAG_NAME_MISMATCH
    {
      reason.element = ""
      if let open {
        reason.message =
          "the file is cut off: \(open.description), begun on line \(open.position.line), "
          + "is still open"
      } else if isInsideCharacter {
        reason.message = "the file is cut off inside a character"
      } else if code == XML_ERR_DOCUMENT_EMPTY {
        reason.message = "the file is empty"
      }
    } else if code == XML_ERR_DOCUMENT_EMPTY {
      reason.message = "the file is no XML, as it does not begin with <; export it as GraphML"
    }
    stop(reason)
  }

  /// The code, which versions before 2.13 do not have, of a limit that libxml2 itself sets.
  private static let resourceLimit: UInt32 = 114

  /// Why the bytes of the file cannot be made UTF-8, if they cannot.
  func undecodable(_ context: ParserContext) -> String? {
    let error = context.inputError
    if error == 0 { return nil }
    return "the XML cannot be read (libxml2 error \(error)); "
      + "is the file in the encoding that it declares?"
  }

  private func message(_ error: xmlError) -> String {
    var message = unsafe error.message.map { unsafe String(cString: $0) } ?? ""
    while message.last?.isWhitespace == true { message.removeLast() }
    return message
  }
}
