# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Names as a practice in a large American city has them; any likeness to the living is chance."""

from typing import Final


def _listed(names: str) -> tuple[str, ...]:
    return tuple(name.replace("_", " ") for name in names.split())


# Frequent ones first: the n-th is drawn about 1/n as often as the first.
FAMILIES: Final = _listed("""
Garcia Rodriguez Martinez Hernandez Lopez Gonzalez Smith Johnson Williams Nguyen Perez Brown Sanchez Jones
Ramirez Davis Miller Torres Flores Rivera Kim Wilson Gomez Anderson Diaz Lee Thomas Chen Moore Reyes Jackson
Morales Martin Cruz Patel Ortiz Thompson Gutierrez White Tran Ramos Harris Ruiz Clark Chavez Mendoza Lewis
Alvarez Robinson Castillo Singh Walker Vasquez Young Romero Allen Jimenez King Moreno Wright Herrera Scott
Medina Vargas Hill Aguilar Green Wang Adams Guzman Baker Mendez Hall Muñoz Nelson Fernández Carter Garza
Mitchell Soto Roberts Vazquez Pham Ortega Turner Le Phillips Delgado Campbell Estrada Parker Contreras Evans
Kaur Edwards Guerrero Collins Sandoval Stewart Domínguez Khan Morris Ali Rojas Murphy Núñez Cook Peña Rogers
Ríos Morgan Silva Cooper Santiago Park Peterson León Bailey Molina Reed Castañeda Kelly Ayala Howard Serrano
Wong Cox Marquez Ward Luna Richardson Watson Brooks Fuentes Liu Wood Cabrera Ahmed James Santos Bennett Figueroa
Gray Acosta Hughes Vega Zhang Price Maldonado Myers O'Brien Long Foster Sanders Ross Huang Li Velásquez Powell
Sullivan Russell Jenkins Perry Butler Barnes Fisher Nguyễn Trần Lê Phạm Yang Shah Cohen Kowalski Nowak
Wiśniewski Łukasz Wójcik Ivanov Petrov Смирнов Иванова Кузнецов Попов Соколова Волков O'Connor O'Neill McDonald
MacLeod Abdullah Hassan Hussein Haddad Mansour Yılmaz Kaya Demir Öztürk Müller Schmidt Schneider Weiß Jäger
Dubois Lefèvre Moreau Gonçalves Araújo Ferreira Oliveira Sørensen Ødegård Lindström Åkesson Takahashi Tanaka
Suzuki Watanabe 王 李 张 刘 陈 Okafor Adeyemi Mensah Diallo Ndiaye Mbeki Tesfaye Bekele Kebede García-Huidobro
Lee-Nguyen Rossi Bianchi Esposito Papadopoulos Kovács Novák Horváth Popescu Zimmermann Goldberg Rosenberg Katz
Levy Friedman Chowdhury Rahman Begum Sharma Gupta Reddy Kumar Iyer Das Fernando Perera Tamang Gurung Xiong Vang
Thao Moua Kealoha Kahananui Begay Yazzie Tsosie Benally Ueda Ito Sato Choi Jung Kang Cho Yoon Lim Tan Ng Chua
Villanueva Dela_Cruz Bautista Ocampo
""")
GIVEN: Final = _listed("""
Mateo Sofía Liam Olivia Noah Emma Isabella Camila Mia Lucas Santiago Valentina Sebastián Luna Elijah Ava Daniel
Maria Amelia Leo Charlotte Gabriel Victoria Ethan Emily Julian Zoe Diego Aria David Penelope Benjamin Elena
Alexander Ximena Adrian Gianna Isaac Natalia James Samantha Angel Layla Ezekiel Aurora Josiah Alexa Aaron Naomi
Levi Sarah Jayden Ariana Marcus Marisol Martín Mario Mary_Beth Mark Margaret Mariana Marco Maryam Mohammed
Muhammad Fatima Aisha Omar Yusuf Ibrahim Priya Arjun Aarav Anaya Rohan Diya Ishaan Minh Linh Anh Thảo Khoa Hùng
Wei Mei Jun Xin 小龍 小明 美玲 Jian Haruto Yui Sakura Ji-woo Min-jun Seo-yeon Анна Иван Мария Дмитрий Ольга Łucja
Zofia Kacper Jakub Björn Åsa Søren Zoë Chloë Renée Anaïs José Juan_Carlos José_Luis Ana_María Luz_Elena
María_José Jesús Ángel Álvaro Iker Nicolás Joaquín Emiliano Thiago Renata Regina Romina Paula Jimena Guadalupe
Itzel Citlali Xóchitl Lupita Alma Esperanza Kai Malia Leilani Keoni Nizhoni Kwame Ama Kofi Abena Chidi Ngozi
Adaeze Oluwaseun Tunde Amara Zuri Imani Jamal Aaliyah DeShawn Latoya Keisha Tyrone Ebony Aiden Jackson Grace
Henry Hazel Owen Ivy Wyatt Violet Jack Stella Luke Nora Dylan Lily Caleb Hannah Nathan Addison Ryan Eleanor
Asher Willow Thomas Lucy Charles Paisley Christopher Everly Jaxon Anna Maverick Caroline Colton Genesis Hunter
Emilia Eli Kennedy Connor Kinsley Landon Allison Adam Maya Jonathan Madelyn Cameron Alice Parker Cora Xavier
Ruby Brayden Eva Jordan
""")
ADULTS: Final = _listed("""
Maria José Ana Juan Carmen Luis Rosa Carlos Patricia Jorge Jennifer Michael Jessica David Elizabeth Daniel
Sandra Miguel Ashley James Laura Jesús Amanda Robert Martha John Melissa Antonio Veronica Manuel Claudia
Francisco Gabriela Christopher Nicole William Michelle Joseph Stephanie Matthew Kimberly Anthony Linda Mark Mary
Paul Karen Kevin Lisa Brian Susan Jason Thu Minh Lan Hùng Priya Raj Sunita Anil Fatima Ahmed Aisha Omar Olga
Ivan Елена Сергей Agnieszka Piotr Mei Wei 丽 伟 Yuki Hiroshi Soo-jin Ji-hoon Ngozi Emeka Abena Kwabena Amina
Ousmane Ingrid Lars Chloé Pierre Giulia Marco Heike Jürgen Tomás
""")
_STARTS: Final = _listed("""
Ba Be Bo Bra Ca Ce Cha Da De Do Dra E Fa Fi Ga Gi Gra Ha He Hu I Ja Jo Ka Ke Kla La Le Lo Ma Me Mi Mo Na Ne No O
Pa Pe Pra Qui Ra Re Ro Sa Se Sha Sto Ta Te Tra U Va Ve Vi Wa We Xa Ya Za Zu
""")
_MIDDLES: Final = _listed("""
bar ber cal chi dan der di fer gan gor hal ker kov lan lem li man mar mer na nan ner ni pol ran ren ri ro san
ser si ta tan tel ter ti vak van ver vi za zen
""")
_ENDS: Final = _listed("""
a as berg by da dez dt e ek er es ez field ford ham i ich in ing is ko la man mann no o off on ow s sen ska ski
son stein ston ton u va vic witz wood y
""")


def rare_families() -> tuple[str, ...]:
    """Names that few bear: most of the names in a telephone book."""
    return tuple(f"{start}{middle}{end}" for middle in _MIDDLES for end in _ENDS for start in _STARTS)


def rare_given() -> tuple[str, ...]:
    """First names that few bear."""
    return tuple(
        f"{start}{middle}{end}" for middle in _MIDDLES[::3] for end in _listed("a e ie o n lyn") for start in _STARTS
    )
