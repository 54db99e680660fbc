/// The words that people write on lines between boxes, in English, German, French, Spanish, Italian,
/// Dutch, Portuguese and Polish. A line of the table is a language; words are compared ignoring case,
/// accents, `_`, `-`, `.` and blanks.
enum EdgeLabelWords {
  /// The words for each kind.
  static let kinds: [(kind: EdgeKind, words: [[String]])] = [
    (
      .reportsTo,
      [
        [
          "reports to", "report to", "reporting to", "reports into", "reports directly to",
          "reports",
          "direct report to", "direct report of", "is a direct report of", "accountable to",
          "managed by", "is managed by", "supervised by",
          "supervisor", "subordinate of", "works under", "led by",
        ],
        [
          "berichtet an", "berichtet", "berichtet direkt an", "berichtet an:", "meldet an",
          "ist unterstellt", "unterstellt",
          "untersteht", "unterstellt an", "geführt von", "geleitet von", "vorgesetzter",
          "vorgesetzte", "Mitarbeiter von", "Mitarbeiterin von",
        ],
        [
          "rend compte à", "rend des comptes à", "rapporte à", "reporte à", "reporte", "répond à",
          "rattaché à", "est rattaché à", "rattachée à",
          "dépend de", "dirigé par", "géré par", "sous la direction de", "supérieur hiérarchique",
        ],
        [
          "reporta a", "reporta", "informa a", "rinde cuentas a", "depende de", "subordinado a",
          "dirigido por", "gestionado por", "supervisado por", "bajo la dirección de",
        ],
        [
          "riporta a", "riporta", "risponde a", "fa capo a", "riferisce a", "dipende da",
          "subordinato a",
          "diretto da", "gestito da", "sotto la guida di",
        ],
        [
          "rapporteert aan", "rapporteert", "legt verantwoording af aan", "valt onder",
          "ondergeschikt aan", "aangestuurd door", "geleid door", "wordt aangestuurd door",
          "leidinggevende",
        ],
        [
          "responde a", "responde ao", "responde à", "reporta a", "reporta ao", "reporta à",
          "presta contas a", "subordinado a", "subordinado ao", "gerido por", "liderado por",
        ],
        [
          "podlega", "raportuje do", "raportuje", "podległy", "podlega pod", "jest podwładnym",
          "zarządzany przez", "kierowany przez", "przełożony",
        ],
      ]
    ),
    (
      .manages,
      [
        [
          "manages", "manage", "manager of", "is manager of", "line manager of",
          "is the manager of", "leads", "heads", "supervises",
          "supervisor of", "boss of", "directs", "oversees", "in charge of", "superior of",
        ],
        [
          "führt", "leitet", "Vorgesetzter von", "Vorgesetzte von", "ist Vorgesetzter von",
          "Chef von", "Chefin von", "Leiter von", "Leiterin von", "steuert",
        ],
        [
          "dirige", "gère", "encadre", "chapeaute", "management de", "manage", "supervise",
          "supérieur de", "responsable de",
          "pilote", "chef de",
        ],
        ["dirige", "gestiona", "supervisa", "lidera", "jefe de", "jefa de", "es jefe de"],
        ["dirige", "gestisce", "guida", "coordina", "supervisiona", "capo di", "responsabile di"],
        ["leidt", "stuurt aan", "geeft leiding aan", "beheert", "leidinggevende van", "baas van"],
        [
          "gere", "gerencia", "dirige", "lidera", "chefia", "supervisiona", "chefe de",
          "gerente de",
        ],
        [
          "zarządza", "kieruje", "prowadzi", "nadzoruje", "przełożony dla", "jest przełożonym",
          "szef",
        ],
      ]
    ),
    (
      .worksWith,
      [
        [
          "works with", "work with", "collaborates with", "cooperates with", "colleague",
          "colleagues", "colleague of", "co-worker", "coworker", "peer", "peer of", "team mate",
        ],
        [
          "arbeitet mit", "arbeitet zusammen mit", "arbeiten zusammen", "Zusammenarbeit",
          "kooperiert mit", "Kollege", "Kollegin", "Kollegen", "Kollege von", "Kollegin von",
        ],
        [
          "travaille avec", "collabore avec", "coopère avec", "collègue", "collègues",
          "collègue de",
        ],
        ["trabaja con", "colabora con", "colega", "colegas", "colega de", "compañero de"],
        ["lavora con", "collabora con", "collega", "colleghi", "collega di"],
        ["werkt met", "werkt samen met", "samenwerking", "collega", "collega's", "collega van"],
        ["trabalha com", "colabora com", "colega", "colegas", "colega de"],
        ["pracuje z", "współpracuje z", "współpraca", "kolega", "koleżanka", "kolega z pracy"],
      ]
    ),
    (
      .influences,
      [
        ["influences", "influence", "has influence on", "advises", "adviser to", "advisor to"],
        ["beeinflusst", "Einfluss", "Einfluss auf", "hat Einfluss auf", "berät", "Berater von"],
        ["influence", "a de l'influence sur", "conseille"],
        ["influye en", "influye a", "influencia", "tiene influencia en", "asesora a", "asesora"],
        ["influenza", "influisce su", "ha influenza su", "consiglia"],
        ["beïnvloedt", "invloed", "heeft invloed op", "adviseert"],
        ["influencia", "influi em", "tem influência sobre", "aconselha"],
        ["wpływa na", "ma wpływ na", "wpływ", "doradza"],
      ]
    ),
    (
      .relationship,
      [
        ["knows", "know", "contact", "in contact with", "has contact with", "relationship"],
        ["kennt", "kennen", "Kontakt", "Kontakt mit", "Kontakt zu", "hat Kontakt zu", "Beziehung"],
        ["connaît", "contact", "en contact avec", "est en contact avec", "relation"],
        ["conoce", "conoce a", "contacto", "en contacto con", "contacto con", "relación"],
        ["conosce", "contatto", "in contatto con", "relazione"],
        ["kent", "contact", "contact met", "heeft contact met", "in contact met", "relatie"],
        ["conhece", "contacto", "contato", "em contacto com", "em contato com", "relação"],
        ["zna", "kontakt", "kontakt z", "w kontakcie z", "ma kontakt z", "relacja"],
      ]
    ),
    (
      .memberOf,
      [
        [
          "member of", "works at", "works for", "works in", "employed by", "employed at",
          "employee of", "belongs to", "is part of", "part of",
        ],
        [
          "Mitglied von", "arbeitet bei", "arbeitet für", "arbeitet in", "angestellt bei",
          "beschäftigt bei", "gehört zu",
        ],
        [
          "membre de", "travaille chez", "travaille pour", "travaille à", "employé par",
          "employé de", "salarié de", "appartient à",
        ],
        ["miembro de", "trabaja en", "trabaja para", "empleado de", "empleado por", "pertenece a"],
        ["membro di", "lavora per", "lavora presso", "lavora in", "dipendente di", "appartiene a"],
        ["lid van", "werkt bij", "werkt voor", "werkt in", "in dienst bij", "behoort tot"],
        [
          "membro de", "trabalha em", "trabalha para", "trabalha na", "trabalha no",
          "funcionário de", "empregado de", "pertence a",
        ],
        ["członek", "pracuje w", "pracuje dla", "zatrudniony w", "zatrudniony przez", "należy do"],
      ]
    ),
    (
      .buys,
      [
        ["buys", "purchases", "orders"], ["kauft", "bezieht", "bestellt"], ["achète", "commande"],
        ["compra", "adquiere"], ["compra", "acquista"], ["koopt", "bestelt"], ["compra"],
        ["kupuje", "zamawia"],
      ]
    ),
  ]

  /// The words for a line to a second manager, which say nothing about its direction.
  static let secondManager = [
    "dotted", "dotted line", "dashed", "dashed line", "functional", "functional line", "matrix",
    "indirect", "gestrichelt", "gepunktet", "fachlich", "fachliche Führung",
    "fachlich unterstellt", "funktional", "fonctionnel", "lien fonctionnel", "pointillé",
    "funcional", "línea punteada", "funzionale", "linea tratteggiata", "functioneel",
    "stippellijn", "linha tracejada", "linha pontilhada", "funkcjonalnie", "linia przerywana",
  ]

  /// The words for a line to the first manager, which say nothing about its direction.
  static let firstManager = [
    "solid", "solid line", "direct", "direct line", "line", "direct report", "reporting line",
    "line management", "hierarchical", "disziplinarisch", "Berichtslinie", "Führung",
    "Führungslinie",
    "Weisungslinie", "ligne hiérarchique", "línea jerárquica", "linea gerarchica",
    "linha hierárquica",
    "hiërarchische lijn",
    "disziplinarische Führung", "disziplinarisch unterstellt", "hiérarchique",
    "lien hiérarchique", "jerárquico", "gerarchico", "hiërarchisch", "hierárquico", "służbowo",
  ]
}

/// A word without the accents and strokes of Latin letters.
func withoutAccents(_ word: String) -> String {
  String(word.map { accented[$0] ?? $0 })
}

/// The letters with accents that the eight languages have, by what is left without them.
private let accented: [Character: Character] = {
  var result: [Character: Character] = [:]
  for (plain, letters) in [
    ("a", "àáâäãåą"), ("c", "çć"), ("e", "èéêëę"), ("i", "ìíîï"), ("l", "ł"), ("n", "ñń"),
    ("o", "òóôöõ"), ("s", "ś"), ("u", "ùúûü"), ("y", "ýÿ"), ("z", "żź"),
  ] as [(Character, String)] {
    for letter in letters { result[letter] = plain }
  }
  return result
}()
