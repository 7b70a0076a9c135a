# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Invented names for the demo; any likeness to living people is chance."""

from typing import Final

FAMILIES: Final = (
    "Adams", "Ahmed", "Almeida", "Anderson", "Baker", "Bauer", "Bennett", "Bianchi", "Brooks", "Brown", "Byrne", "Campbell",
    "Carter", "Chen", "Clarke", "Cohen", "Cruz", "Dahl", "Das", "Davis", "Diallo", "Díaz", "Dubois", "Evans", "Fernández",
    "Fischer", "Flores", "Foster", "Fraser", "Gómez", "Gonçalves", "Grant", "Gupta", "Hall", "Haddad", "Hansen", "Hayes",
    "Hernández", "Ibarra", "Ito", "Jackson", "Jensen", "Johnson", "Kaya", "Kelly", "Khan", "Kim", "Kowalski", "Kumar",
    "Larsen", "Lee", "Lewis", "Lindqvist", "López", "Martin", "Martínez", "Mbeki", "Mehta", "Meyer", "Miller", "Mitchell",
    "Moreau", "Morgan", "Murphy", "Ndiaye", "Nelson", "Nowak", "Okafor", "Oliveira", "Olsen", "Ortega", "Park", "Patel",
    "Perez", "Petrov", "Phillips", "Quinn", "Ramírez", "Reed", "Rivera", "Roberts", "Rossi", "Ruiz", "Sanders", "Santos",
    "Sato", "Schmidt", "Shah", "Silva", "Singh", "Smith", "Stewart", "Takahashi", "Taylor", "Thomas", "Torres", "Turner",
    "Vargas", "Walker", "Walsh", "Wang", "Weber", "White", "Wilson", "Wright", "Yamada", "Yılmaz", "Young", "Zhang",
)  # fmt: skip
CHILDREN: Final = (
    "Aaliyah", "Aiden", "Alice", "Amara", "Amir", "Anaïs", "Aria", "Ben", "Bianca", "Caleb", "Camila", "Chloë", "Daniel",
    "Diego", "Elena", "Eli", "Emma", "Ethan", "Eva", "Felix", "Fiona", "Gabriel", "Grace", "Hana", "Hugo", "Ian", "Ines",
    "Isaac", "Isla", "Jack", "Jada", "Jonah", "Julia", "Kai", "Leah", "Leo", "Lila", "Lucas", "Luna", "Malik", "Maya",
    "Mia", "Milo", "Nadia", "Noah", "Nora", "Oliver", "Omar", "Oscar", "Paula", "Priya", "Quinn", "Rafael", "Rosa", "Ruby",
    "Samir", "Sara", "Sofía", "Theo", "Uma", "Victor", "Wren", "Yara", "Zoe",
)  # fmt: skip
MOTHERS: Final = (
    "Amy", "Beatriz", "Carla", "Dana", "Elif", "Fatima", "Gloria", "Helen", "Irina", "Jasmin", "Karen", "Laura", "Mei",
    "Nina", "Olga", "Petra", "Rita", "Sonia", "Teresa", "Vera", "Wendy", "Yolanda",
)  # fmt: skip
FATHERS: Final = (
    "Adam", "Brian", "Carlos", "David", "Erik", "Farid", "George", "Hassan", "Ivan", "James", "Kevin", "Luis", "Marco",
    "Nils", "Oleg", "Paul", "Raj", "Stefan", "Tariq", "Viktor", "Wei", "Yusuf",
)  # fmt: skip
