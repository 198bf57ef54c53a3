/**
 * Fathers, mothers and carers get another scope with their child when a class moves up, as search keys do: room left on each page lets
 * that, and a list that is taken back, stay on the page and out of the indexes. Rows of before stay as they are.
 */
export const roomForPeople: string[] = ['alter table child_person set (fillfactor = 50)']
