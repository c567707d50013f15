import type { operators as reference } from '../en/operators.ts'
import type { Words } from '../words.ts'

export const operators = {
  title: 'Operadores',
  add: 'Añadir un operador',
  edit: 'Operador',
  login: 'Usuario',
  role: 'Perfil',
  roles: {
    clerk: 'Gestor',
    supervisor: 'Supervisor',
    administrator: 'Administrador',
    auditor: 'Auditor',
    checker: 'Verificador',
  },
  roleHint: {
    clerk: 'Hace el trabajo diario: fichas, documentos, cobros.',
    supervisor: 'Como un gestor; además deshace importaciones y lee la auditoría.',
    administrator: 'Puede hacerlo todo, también los ajustes y los operadores.',
    auditor: 'Lo lee todo y no cambia nada.',
    checker: 'Aprueba o rechaza lo que necesita a una segunda persona, y no hace nada más.',
  },
  active: 'Puede iniciar sesión',
  inactive: 'Bloqueado',
  lastLogin: 'Último inicio de sesión',
  never: 'Nunca',
  you: 'usted',
  firstPassword: 'Primera contraseña',
  firstPasswordHint: 'Al menos 12 caracteres. El operador la cambia en el menú de arriba a la derecha.',
  created: '{{name}} ya puede iniciar sesión.',
  saved: 'Se ha guardado el operador.',
  ownRole: 'No puede cambiar su propio perfil ni bloquearse a sí mismo.',
} satisfies Words<typeof reference>
