/// Attributes and declarations of namespaces.
extension DocumentWriter {
  /// The attributes and namespaces that stand at the position, apart from a default namespace.
  @inline(__always)
  mutating func attributes(_ frame: inout Frame) {
    while position < document.itemCount {
      let item = document.item(position)
      switch item.kind {
      case .attribute:
        xml.append(" ")
        names.append(item.index, to: &xml)
        if item.index == names.space, document.string(position) == "preserve" {
          (frame.preserves, frame.isInline) = (true, true)
        }
      case .namespace:
        let name = names[item.index]
        if name.start == name.end {
          frame.sourceDefault = namespace(at: position)
          position &+= 1
          continue
        }
        xml.append(" xmlns:")
        names.append(item.index, to: &xml)
      default: return
      }
      xml.append("=\"")
      document.withText(position) { xml.value($0) }
      xml.append("\"")
      position &+= 1
    }
  }

  /// Declares the default namespace of an element that is not GraphML's, where another is in force.
  ///
  /// An element with a prefix does without one itself, but its values may not.
  mutating func declareDefault(_ frame: inout Frame, name: Int) {
    let source = declaredDefault() ?? frame.sourceDefault
    let wanted: UInt32
    if names[name].start == names[name].localStart || names.isRenamed(name) {
      wanted = names.written(names[name].namespace)
    } else if source == WrittenNames.noNamespace && declaredDefault() == nil {
      return
    } else {
      wanted = names.written(source)
    }
    if wanted == frame.writtenDefault { return }
    frame.writtenDefault = wanted
    xml.append(" xmlns=\"")
    names.appendURI(wanted, to: &xml)
    xml.append("\"")
  }

  /// The default namespace that the element at the position declares.
  private mutating func declaredDefault() -> UInt32? {
    var next = position + 1
    while next < document.itemCount, document.item(next).kind == .namespace {
      let name = names[document.item(next).index]
      if name.start == name.end { return namespace(at: next) }
      next += 1
    }
    return nil
  }

  private mutating func namespace(at position: Int) -> UInt32 {
    document.withText(position) { names.number(ofNamespace: $0) }
  }
}
